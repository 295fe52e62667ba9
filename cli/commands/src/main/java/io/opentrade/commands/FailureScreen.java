package io.opentrade.commands;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.TextWidth;
import io.opentrade.commands.text.Tint;
import io.opentrade.commands.text.Told;
import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.ScriptLocation;
import java.util.List;

/// Tells what went wrong: for people on the standard error, under `--json` as a document on the
/// standard output.
final class FailureScreen {
  /// Columns before the caret that are kept of a long source line.
  private static final int BEFORE_CARET = 40;

  private final Invocation invocation;

  FailureScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  void show(Failure failure) {
    // What a command had ready when it failed is still true.
    invocation.out().flush();
    if (invocation.failsAsJson()) {
      document(failure);
      if (invocation.terminal().outputIsTerminal()) {
        return;
      }
    }
    Screen err = invocation.err();
    Line line =
        new Line()
            .add(failure.kind() == FailureKind.INTERRUPTED ? Tint.WARN : Tint.BAD, "opentrade: ");
    failure.location().ifPresent(location -> line.add(Tint.BOLD, place(location)).add(" "));
    int indent = line.width();
    String message = Told.in(invocation.messages(), failure.message());
    if (indent + TextWidth.of(message) <= err.width()) {
      err.print(line.add(message));
    } else {
      wrapped(err, line, message);
    }
    failure.location().ifPresent(location -> source(err, location));
    if (failure.hint() != null) {
      err.paragraph(Tint.PLAIN, "  → ", "    ", Told.in(invocation.messages(), failure.hint()));
    }
    err.flush();
  }

  private static void wrapped(Screen err, Line start, String message) {
    // The first line holds less: the place stands before it.
    List<String> parts = Screen.wrap(message, Math.max(20, err.width() - start.width()));
    err.print(start.add(parts.getFirst()));
    if (parts.size() > 1) {
      err.paragraph(Tint.PLAIN, "  ", String.join(" ", parts.subList(1, parts.size())));
    }
  }

  private void document(Failure failure) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", Invocation.SCHEMA);
    document.set("error", Requests.toJson(failure));
    invocation.terminal().out(Requests.print(document) + "\n");
  }

  private static String place(ScriptLocation location) {
    StringBuilder place = new StringBuilder(location.file().toString());
    if (location.line() > 0) {
      place.append(':').append(location.line());
      if (location.column() > 0) {
        place.append(':').append(location.column());
      }
    }
    return place.append(':').toString();
  }

  private static void source(Screen err, ScriptLocation location) {
    if (location.sourceLine() == null || location.line() == 0) {
      return;
    }
    String raw = location.sourceLine().raw();
    int column = Math.clamp(location.column() - 1L, 0, raw.length());
    String before = ForeignText.printable(raw.substring(0, column));
    String after = ForeignText.printable(raw.substring(column));
    String shown = before.stripLeading();
    if (TextWidth.of(shown) > BEFORE_CARET) {
      shown = "…" + shown.substring(shown.length() - BEFORE_CARET);
    }
    String gutter = "  " + location.line() + " │ ";
    String code = TextWidth.clip(shown + after.stripTrailing(), err.width() - gutter.length());
    err.print(Line.of(Tint.DIM, gutter).add(code));
    if (location.column() > 0) {
      Line caret = Line.of(Tint.DIM, " ".repeat(gutter.length() - 2) + "│ ");
      err.print(caret.add(" ".repeat(TextWidth.of(shown))).add(Tint.BAD, "^"));
    }
  }
}
