package org.layerloom.app.window;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.layerloom.app.files.FileChoosers;
import org.layerloom.app.files.Sample;
import org.layerloom.app.inspector.DatasetNames;
import org.layerloom.app.language.Language;
import org.layerloom.app.lessons.Shelf;
import org.layerloom.app.picture.Press;
import org.layerloom.app.settings.Folders;
import org.layerloom.charts.FileChoice;
import org.layerloom.data.Datasets;
import org.layerloom.data.published.DatasetCache;
import org.layerloom.network.Catalogue;
import org.layerloom.training.Engine;

/**
 * What a window gets from outside: real in the program, made up in tests.
 *
 * @param published where datasets are that others publish
 * @param samples what comes with the program, in a language
 * @param lessons where lessons come from
 * @param pictureFiles asks where a picture shall be written
 * @param press where pages are printed
 * @param system the language of the system
 */
record Surroundings(
    Catalogue catalogue,
    Datasets data,
    DatasetCache published,
    DatasetNames datasets,
    Engine engine,
    Function<Language, List<Sample>> samples,
    Shelf lessons,
    Folders folders,
    FileChoosers choosers,
    FileChoice pictureFiles,
    Press press,
    Locale system) {}
