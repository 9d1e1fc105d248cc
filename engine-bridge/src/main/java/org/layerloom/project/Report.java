package org.layerloom.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.layerloom.network.Message;

/** Collects what is wrong with a file. Every message starts with the place, {@code file:1:2}. */
public final class Report {

  /**
   * After so many, the rest is only counted: a list that is read is better than one that is not.
   */
  private static final int MOST = 50;

  private final String file;
  private final List<Message> problems = new ArrayList<>();
  private final List<Message> warnings = new ArrayList<>();
  private int hidden;

  public Report(String file) {
    this.file = file;
  }

  public void problem(Json.Place at, String key, Object... values) {
    if (problems.size() < MOST) {
      problems.add(message(at, key, values));
    } else {
      hidden++;
    }
  }

  public void warning(Json.Place at, String key, Object... values) {
    if (warnings.size() < MOST) {
      warnings.add(message(at, key, values));
    }
  }

  public boolean clean() {
    return problems.isEmpty();
  }

  public List<Message> problems() {
    if (hidden == 0) {
      return List.copyOf(problems);
    }
    List<Message> all = new ArrayList<>(problems);
    all.add(Message.of("project.more", file, hidden));
    return all;
  }

  public List<Message> warnings() {
    return List.copyOf(warnings);
  }

  private Message message(Json.Place at, String key, Object... values) {
    List<Object> all = new ArrayList<>();
    all.add(at.line() > 0 ? file + ":" + at.line() + ":" + at.column() : file);
    all.addAll(Arrays.asList(values));
    return new Message(key, all);
  }
}
