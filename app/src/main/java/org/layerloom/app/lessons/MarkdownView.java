package org.layerloom.app.lessons;

import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;

/** Markdown as text that wraps: paragraphs, lists, headings, bold, italic and code. */
final class MarkdownView extends VBox {

  private static final Parser PARSER = Parser.builder().build();

  /** Parted by lines, so that a screen reader pauses there. */
  private final StringBuilder plain = new StringBuilder();

  private final NodeLinks links;

  MarkdownView(String markdown, NodeLinks links) {
    this.links = links;
    getStyleClass().add("markdown");
    PARSER.parse(markdown).accept(new Blocks(this));
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(plain.toString().strip());
    setFocusTraversable(true);
  }

  /** Puts one block of text after another. */
  private final class Blocks extends AbstractVisitor {

    private final VBox into;

    Blocks(VBox into) {
      this.into = into;
    }

    @Override
    public void visit(Paragraph paragraph) {
      into.getChildren().add(flow(paragraph));
    }

    @Override
    public void visit(Heading heading) {
      TextFlow flow = flow(heading);
      flow.getStyleClass().add("heading");
      into.getChildren().add(flow);
    }

    @Override
    public void visit(BulletList list) {
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        item("•", item);
      }
    }

    @Override
    public void visit(OrderedList list) {
      int number = 1;
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        item(number++ + ".", item);
      }
    }

    private void item(String mark, Node node) {
      if (!(node instanceof ListItem)) {
        return;
      }
      plain.append(mark.equals("•") ? "" : mark + " ");
      VBox content = new VBox();
      content.getStyleClass().add("markdown");
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        child.accept(new Blocks(content));
      }
      Label sign = new Label(mark);
      sign.setMinWidth(Region.USE_PREF_SIZE);
      HBox row = new HBox(sign, content);
      row.getStyleClass().add("markdown-item");
      HBox.setHgrow(content, Priority.ALWAYS);
      into.getChildren().add(row);
    }

    @Override
    public void visit(FencedCodeBlock code) {
      code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      code(code.getLiteral());
    }

    private void code(String text) {
      Label block = new Label(text.stripTrailing());
      block.getStyleClass().add("markdown-code");
      block.setMaxWidth(Double.MAX_VALUE);
      plain.append(text).append('\n');
      into.getChildren().add(block);
    }

    private TextFlow flow(Node node) {
      TextFlow flow = new TextFlow();
      new Words(flow, "").children(node);
      plain.append('\n');
      return flow;
    }
  }

  /** The words of one block. */
  private final class Words extends AbstractVisitor {

    private final TextFlow flow;
    private final String style;

    Words(TextFlow flow, String style) {
      this.flow = flow;
      this.style = style;
    }

    void children(Node node) {
      visitChildren(node);
    }

    @Override
    public void visit(org.commonmark.node.Text text) {
      add(text.getLiteral(), style);
    }

    @Override
    public void visit(StrongEmphasis strong) {
      new Words(flow, "strong").children(strong);
    }

    @Override
    public void visit(Emphasis emphasis) {
      String id =
          emphasis.getFirstChild() instanceof org.commonmark.node.Text text
              ? text.getLiteral()
              : "";
      Optional<String> card = links.title(id);
      if (card.isPresent()) {
        Hyperlink link = new Hyperlink(card.get());
        link.setOnAction(event -> links.show(id));
        link.getStyleClass().add("node-link");
        plain.append(card.get());
        flow.getChildren().add(link);
        return;
      }
      new Words(flow, "emphasis").children(emphasis);
    }

    @Override
    public void visit(Code code) {
      add(code.getLiteral(), "code");
    }

    @Override
    public void visit(SoftLineBreak line) {
      add(" ", style);
    }

    @Override
    public void visit(HardLineBreak line) {
      add("\n", style);
    }

    private void add(String words, String as) {
      Text text = new Text(words);
      text.getStyleClass().add("text");
      if (!as.isEmpty()) {
        text.getStyleClass().add(as);
      }
      plain.append(words);
      flow.getChildren().add(text);
    }
  }
}
