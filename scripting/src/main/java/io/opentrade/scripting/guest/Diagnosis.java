package io.opentrade.scripting.guest;

import io.opentrade.engine.strategy.PlanException;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.scripting.plan.OtherWords;
import io.opentrade.scripting.plan.Refusal;
import java.util.Arrays;
import java.util.List;
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
  private static final String MODULE_HINT =
      "there are Python's own library and the files beside the strategy; for numpy and pandas there"
          + " are columns: opentrade help strategies column";
  private static final String JAIL_HINT =
      "programs, files and the network are out of its reach: opentrade help jail";
  private static final String REQUIRE_HINT =
      "a strategy imports files from its own folder: import { … } from './lib/x.js'";
  private static final String QUOTE_HINT = "curly quotes are no quotes to a program: write \" or '";
  /// Python says so of what follows, which is the line below where a line lacks its colon.
  private static final Pattern NO_COLON = Pattern.compile("SyntaxError: expected ':'$");
  private static final Pattern PARAMETERS =
      Pattern.compile(
          "TypeError: (\\w+)\\(\\) takes \\d+ positional arguments? but \\d+ (was|were) given");
  private static final Pattern CONVERSION =
      Pattern.compile(
          "invokeMember \\((\\w+)\\) on \\S+ failed due to: Cannot convert (?:null value"
              + " )?'(.*?)'\\(language");
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "fetch|setTimeout|setInterval|process|window|document|localStorage|XMLHttpRequest");
  private static final String RECURSION_HINT = "a function calls itself without an end";

  private final ScriptText text;
  private final Dialect dialect;
  private final Dialect.Prelude prelude;

  Diagnosis(Script script, Dialect dialect, Dialect.Prelude prelude) {
    this.text = new ScriptText(script);
    this.dialect = dialect;
    this.prelude = prelude;
  }

  /// @param when put in front of the message, for example `on bar 300: `; may be empty
  /// @param otherwise where to point when the exception names no place in the script
  ScriptFailure of(RuntimeException thrown, String when, @Nullable Place otherwise) {
    return switch (thrown) {
      case PolyglotException exception -> exception(exception, when, otherwise);
      case Refusal refusal -> text.failure(when + refusal.message(), otherwise, refusal.hint());
      case PlanException refused -> text.failure(when + refused.getMessage(), otherwise, "");
      default -> text.failure(when + "the worker failed: " + thrown, otherwise, "");
    };
  }

  /// Where a message about what the script declares points to.
  @Nullable Place declaredPlace(String message) {
    return text.declared(message);
  }

  /// A mistake found in the text.
  ScriptFailure of(Dialect.Finding finding) {
    return text.failure(finding.message(), finding.place(), finding.hint());
  }

  private ScriptFailure exception(
      PolyglotException exception, String when, @Nullable Place otherwise) {
    Place place = place(exception, otherwise);
    if (exception.isHostException()) {
      Throwable host = exception.asHostException();
      return host instanceof RuntimeException ours && !(ours instanceof PolyglotException)
          ? of(ours, when, place)
          : text.failure(when + "the worker failed: " + host, place, "");
    }
    if (exception.isExit()) {
      return text.failure(
          when + "the script asked to end the program", place, "just return from the function");
    }
    String message = plain(dialect.message(exception));
    if (place == null) {
      place = text.quoted(message);
    }
    if (exception.isResourceExhausted() || message.contains("call stack size exceeded")) {
      return text.failure(when + "the script ran out of stack", place, RECURSION_HINT);
    }
    if (message.startsWith("java.lang.SecurityException")) {
      return text.failure(when + "the script asked for what no strategy may do", place, JAIL_HINT);
    }
    return text.failure(when + message, place, hint(exception, message, place));
  }

  /// Without the names of our own classes.
  private static String plain(String message) {
    Matcher refused = CONVERSION.matcher(message);
    return refused.find()
        ? refused.group(1) + "() cannot take " + shown(refused.group(2))
        : message;
  }

  private static String shown(String value) {
    return value.contains("TruffleString") ? "a text" : value;
  }

  private String hint(PolyglotException exception, String message, @Nullable Place place) {
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
    if (message.contains("Column is not JSON serializable")) {
      return "a column cannot become text: it is evaluated later, over all bars at once";
    }
    if (message.startsWith("RecursionError")) {
      return RECURSION_HINT;
    }
    if (message.startsWith("ModuleNotFoundError")) {
      return MODULE_HINT;
    }
    if (exception.isSyntaxError()) {
      return place != null && text.line(place).matches(".*[“”‘’„].*") ? QUOTE_HINT : "";
    }
    Matcher parameters = PARAMETERS.matcher(message);
    if (parameters.find()) {
      return argument(parameters.group(1));
    }
    Matcher unknown = UNKNOWN_NAME.matcher(message);
    if (!unknown.find()) {
      return "";
    }
    String name = unknown.group(1) == null ? unknown.group(2) : unknown.group(1);
    if (text.script().language() == Language.JAVASCRIPT && name.equals("require")) {
      return REQUIRE_HINT;
    }
    if (text.script().language() == Language.JAVASCRIPT && OUTSIDE.matcher(name).matches()) {
      return JAIL_HINT;
    }
    String indicator = OtherWords.indicator(name, text.script().language());
    return indicator.isEmpty() ? text.didYouMean(name, List.of()) : indicator;
  }

  /// What one of its own functions is called with, where a script in Python leaves that out.
  private static String argument(String function) {
    if (function.equals("signals")) {
      return "write: def signals(d):";
    }
    return Arrays.stream(Callback.values())
        .map(callback -> callback.word(Language.PYTHON))
        .filter(function::equals)
        .findFirst()
        .map(word -> "see what " + word + " is given: opentrade help strategies")
        .orElse("");
  }

  private @Nullable Place place(PolyglotException exception, @Nullable Place otherwise) {
    if (exception.isSyntaxError()) {
      Place section = place(exception.getSourceLocation());
      if (section == null) {
        return otherwise;
      }
      return NO_COLON.matcher(dialect.message(exception)).find()
          ? text.endBefore(section)
          : section;
    }
    List<Place> frames = dialect.frames(exception, text, prelude);
    return frames.isEmpty() ? otherwise : frames.getLast();
  }

  /// The start of a section of the script; null where it lies elsewhere.
  @Nullable Place place(@Nullable SourceSection section) {
    String file = section == null ? "" : dialect.file(section.getSource());
    return section == null || !text.holds(file)
        ? null
        : new Place(file, section.getStartLine(), section.getStartColumn());
  }
}
