package org.layerloom.data.look;

import java.util.List;
import org.layerloom.data.Samples;
import org.layerloom.training.Part;

/**
 * Some samples of a part.
 *
 * @param first the number of the first among all that fit the question, from 0 on
 * @param total how many fit the question
 * @param samples those of this page
 * @param places of each in its part, from 0 on
 */
public record DataPage(Part part, int first, int total, Samples samples, List<Integer> places) {

  public DataPage {
    places = List.copyOf(places);
  }
}
