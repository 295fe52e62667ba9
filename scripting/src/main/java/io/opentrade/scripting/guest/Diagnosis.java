package io.opentrade.scripting.guest;

import io.opentrade.engine.strategy.PlanException;
import io.opentrade.sandbox.Nearest;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.scripting.guest.Dialect.Place;
import io.opentrade.scripting.plan.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// Turns whatever came out of a script into a failure that names the place and shows the line.
final class Diagnosis {
  private static final Pattern UNKNOWN_NAME =
      Pattern.compile(
          "ReferenceError: (\\S+) is not defined|NameError: name '([^']+)' is not defined");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");
  private static final String RECURSION_HINT = "a function calls itself without an end";

  private final Script script;
  private final Dialect dialect;
  private final Dialect.Prelude prelude;
  private final List<String> lines;

  Diagnosis(Script script, Dialect dialect, Dialect.Prelude prelude) {
    this.script = script;
    this.dialect = dialect;
    this.prelude = prelude;
    this.lines = script.text().lines().toList();
  }

  /// @param when put in front of the message, for example `on bar 300: `; may be empty
  /// @param otherwise where to point when the exception names no place in the script
  ScriptFailure of(RuntimeException thrown, String when, @Nullable Place otherwise) {
    return switch (thrown) {
      case PolyglotException exception -> exception(exception, when, otherwise);
      case Refusal refusal -> failure(when + refusal.message(), otherwise, refusal.hint());
      case PlanException refused -> failure(when + refused.getMessage(), otherwise, "");
      default -> failure(when + "the worker failed: " + thrown, otherwise, "");
    };
  }

  /// Where a message such as `params.fast.min must be …` probably points to: its words are looked
  /// for one behind the other.
  @Nullable Place declaredPlace(String message) {
    int index = -1;
    for (String word : message.replaceAll("[ :].*", "").split("\\.", -1)) {
      Matcher matcher = Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(script.text());
      if (!matcher.find(index + 1)) {
        break;
      }
      index = matcher.start();
    }
    if (index < 0) {
      return null;
    }
    String before = script.text().substring(0, index);
    int line = (int) before.chars().filter(letter -> letter == '\n').count() + 1;
    return new Place(line, index - before.lastIndexOf('\n'));
  }

  /// A mistake found in the text.
  ScriptFailure of(Dialect.Finding finding) {
    return failure(finding.message(), finding.place(), finding.hint());
  }

  private ScriptFailure exception(
      PolyglotException exception, String when, @Nullable Place otherwise) {
    Place place = place(exception, otherwise);
    if (exception.isHostException()) {
      Throwable host = exception.asHostException();
      return host instanceof RuntimeException ours && !(ours instanceof PolyglotException)
          ? of(ours, when, place)
          : failure(when + "the worker failed: " + host, place, "");
    }
    if (exception.isExit()) {
      return failure(
          when + "the script asked to end the program", place, "just return from the function");
    }
    String message = dialect.message(exception);
    if (exception.isResourceExhausted() || message.contains("call stack size exceeded")) {
      return failure(when + "the script ran out of stack", place, RECURSION_HINT);
    }
    return failure(when + message, place, hint(exception, message));
  }

  private String hint(PolyglotException exception, String message) {
    Value guest = exception.getGuestObject();
    if (guest != null && guest.isException() && message.length() > 0) {
      try {
        Value hint = guest.getMember("hint");
        if (hint != null && hint.isString()) {
          return hint.asString();
        }
      } catch (RuntimeException _) {
        // An exception class of the script's own making; it has no hint for us.
      }
    }
    if (message.startsWith("RecursionError")) {
      return RECURSION_HINT;
    }
    Matcher unknown = UNKNOWN_NAME.matcher(message);
    if (!unknown.find()) {
      return "";
    }
    String name = unknown.group(1) == null ? unknown.group(2) : unknown.group(1);
    List<String> near = Nearest.names(name, identifiers(name));
    return near.isEmpty() ? "" : "did you mean '" + String.join("' or '", near) + "'?";
  }

  private Set<String> identifiers(String but) {
    Set<String> found = new LinkedHashSet<>();
    Matcher matcher = IDENTIFIER.matcher(script.text());
    while (matcher.find()) {
      if (!matcher.group().equals(but) && matcher.group().length() > 1) {
        found.add(matcher.group());
      }
    }
    return found;
  }

  private @Nullable Place place(PolyglotException exception, @Nullable Place otherwise) {
    if (exception.isSyntaxError()) {
      Place section = place(exception.getSourceLocation());
      return section == null ? otherwise : section;
    }
    List<Place> frames = dialect.frames(exception, script, prelude);
    return frames.isEmpty() ? otherwise : frames.getLast();
  }

  /// The start of a section of the script; null where it lies elsewhere.
  @Nullable Place place(@Nullable SourceSection section) {
    return section == null || !section.getSource().getName().equals(script.name())
        ? null
        : new Place(section.getStartLine(), section.getStartColumn());
  }

  private ScriptFailure failure(String message, @Nullable Place place, String hint) {
    if (place == null) {
      return new ScriptFailure(ScriptFailure.Kind.SCRIPT, message, script.name(), 0, 0, "", hint);
    }
    String line =
        place.line() >= 1 && place.line() <= lines.size() ? lines.get(place.line() - 1) : "";
    return new ScriptFailure(
        ScriptFailure.Kind.SCRIPT,
        message,
        script.name(),
        place.line(),
        place.column(),
        line.stripTrailing(),
        hint);
  }
}
