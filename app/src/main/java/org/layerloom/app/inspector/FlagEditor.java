package org.layerloom.app.inspector;

import atlantafx.base.controls.ToggleSwitch;
import org.layerloom.network.Value;

/** Yes or no. */
final class FlagEditor implements Editor {

  private final ToggleSwitch toggle = new ToggleSwitch();
  private boolean shown;

  FlagEditor(Value now, Commit commit) {
    shown = ((Value.Flag) now).value();
    toggle.setSelected(shown);
    toggle
        .selectedProperty()
        .subscribe(
            yes -> {
              if (yes != shown) {
                shown = yes;
                commit.set(new Value.Flag(yes));
              }
            });
  }

  @Override
  public ToggleSwitch control() {
    return toggle;
  }

  @Override
  public void show(Value value) {
    shown = ((Value.Flag) value).value();
    toggle.setSelected(shown);
  }
}
