package org.layerloom.app.surface;

import java.util.List;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.layerloom.race.Rule;

/** What racers are told apart by: a colour, a number and a name. */
final class Racers {

  static final Font FONT = Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, 9.5);

  /** Dark enough for a white number, and seen on both grounds (after Okabe and Ito 2008). */
  private static final String[] COLOURS = {
    "#7a4a21", "#c8501e", "#b07800", "#5f7d1e", "#1d8a60", "#0b7fb3", "#2f5fd6", "#7a52c7",
    "#b5398f", "#cf3a5b"
  };

  private Racers() {}

  static Color colour(Rule rule) {
    return Color.web(COLOURS[place(rule) % COLOURS.length]);
  }

  static String number(Rule rule) {
    return String.valueOf(place(rule) + 1);
  }

  private static int place(Rule rule) {
    return List.of(Rule.values()).indexOf(rule);
  }

  /** The same in every language, as the train node has them. */
  static String name(Rule rule) {
    return switch (rule) {
      case SGD -> "SGD";
      case MOMENTUM -> "SGD + momentum 0.9";
      case NESTEROV -> "SGD + Nesterov 0.9";
      case ADAGRAD -> "Adagrad";
      case RMSPROP -> "RMSprop";
      case ADAM -> "Adam";
      case ADAMW -> "AdamW, 0.01";
      case NADAM -> "NAdam";
      case RADAM -> "RAdam";
      case LION -> "Lion";
    };
  }
}
