package org.layerloom.charts;

import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.layerloom.charts.series.XUnit;

/** The context menu of a live chart. */
final class ChartMenu {
  private final ChartPane pane;
  private final SaveMenu saving;

  ChartMenu(ChartPane pane, SaveMenu saving) {
    this.pane = pane;
    this.saving = saving;
  }

  /** A menu in the pane's language. */
  ContextMenu create() {
    var all = saving.item("menu.showAll", "chart-show-all", pane::showAll);
    all.setDisable(pane.getView() == null);
    var log = new CheckMenuItem(saving.say("menu.log"));
    log.setId("chart-log");
    log.setSelected(pane.isLogValues());
    log.setDisable(pane.logValuesProperty().isBound());
    log.setOnAction(_ -> pane.setLogValues(log.isSelected()));
    var menu = new ContextMenu(all, log, units(), new SeparatorMenuItem());
    menu.getItems().addAll(saving.items());
    return menu;
  }

  private Menu units() {
    var menu = new Menu(saving.say("menu.x"));
    var group = new ToggleGroup();
    for (XUnit unit : XUnit.values()) {
      String name = unit.name().toLowerCase(Locale.ROOT);
      var item = new RadioMenuItem(saving.say("menu.x." + name));
      item.setId("chart-x-" + name);
      item.setToggleGroup(group);
      item.setSelected(pane.getXUnit() == unit);
      item.setOnAction(_ -> pane.setXUnit(unit));
      menu.getItems().add(item);
    }
    menu.setDisable(pane.xUnitProperty().isBound());
    return menu;
  }
}
