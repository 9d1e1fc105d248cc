package javafx.scene;

/** Stands in for JavaFX, which this module does not have, so that a test can break its rule. */
public class Node {}
