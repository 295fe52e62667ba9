package io.opentrade.scripting.java;

import io.opentrade.engine.strategy.PlanException;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Nearest;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.scripting.guest.Place;
import io.opentrade.scripting.guest.ScriptText;
import io.opentrade.scripting.plan.OtherWords;
import io.opentrade.scripting.plan.Refusal;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/// Turns what the compiler or a script in Java says into a failure that names the place and shows
/// the line.
final class JavaDiagnosis {
  private static final String API = "io.opentrade.strategy.";
  private static final Pattern SYMBOL =
      Pattern.compile(
          "(?s)cannot find symbol\\s+symbol:\\s+\\w+ (\\w+).*?(?:of type|class) (\\S+)?");
  private static final Pattern CLASS =
      Pattern.compile("cannot find symbol\\s+symbol:\\s+class (\\w+)");
  private static final Pattern ARGUMENTS =
      Pattern.compile(
          "(?s)method (\\w+) in \\w+ (\\w+)\\S* cannot be applied to given types;\\s+"
              + "required:\\s*(.*?)\\s+found:\\s*(.*?)\\s+reason:.*");
  private static final String COLUMNS =
      "operators do not work on columns: write fast.above(slow), fast.minus(slow), a.and(b)";

  private final ScriptText text;

  JavaDiagnosis(Script script) {
    this.text = new ScriptText(script);
  }

  /// A mistake that the compiler found.
  ScriptFailure of(Diagnostic<?> mistake) {
    Place place =
        mistake.getLineNumber() == Diagnostic.NOPOS
            ? null
            : new Place(
                text.script().name(),
                (int) mistake.getLineNumber(),
                (int) mistake.getColumnNumber());
    String said = String.valueOf(mistake.getMessage(Locale.ENGLISH)).replace(API, "");
    return text.failure(oneLine(said), place, hint(said));
  }

  private static String oneLine(String said) {
    Matcher call = ARGUMENTS.matcher(said);
    if (call.find()) {
      return "%s of %s takes %s, and is given %s"
          .formatted(call.group(1), call.group(2), listed(call.group(3)), listed(call.group(4)));
    }
    return said.strip()
        .replaceAll("\\s*\\R\\s*(symbol:)?\\s*", ": ")
        .replaceAll(": location: ", " in ")
        .replaceAll(" +", " ");
  }

  private static String listed(String types) {
    return types.replace("java.lang.", "").replaceAll("\\s*,\\s*", ", ");
  }

  /// Methods of the strategy API with a like name that take as many arguments.
  private static String likeCall(String name, String type, String given) {
    int arguments = given.equals("no arguments") ? 0 : given.split(",").length;
    List<String> names =
        methods(type)
            .filter(method -> method.getParameterCount() == arguments)
            .map(Method::getName)
            .distinct()
            .toList();
    List<String> near = Nearest.names(name, names);
    return near.isEmpty() ? "" : "did you mean '" + String.join("' or '", near) + "'?";
  }

  private String hint(String said) {
    Matcher call = ARGUMENTS.matcher(said);
    if (call.find()) {
      return likeCall(call.group(1), call.group(2), call.group(4));
    }
    Matcher missing = CLASS.matcher(said);
    if (missing.find() && isOurs(missing.group(1))) {
      return "begin the file with: import " + API + "*;";
    }
    Matcher symbol = SYMBOL.matcher(said);
    if (symbol.find()) {
      List<String> words = words(symbol.group(2));
      String other = OtherWords.column(symbol.group(1), words, Language.JAVA);
      return other.isEmpty() ? text.didYouMean(symbol.group(1), words) : other;
    }
    boolean columns = said.contains("Column") || said.contains("Condition");
    if (columns && (said.contains("operator") || said.contains("to boolean"))) {
      return COLUMNS;
    }
    return said.contains("missing return") ? "end it with: return new Plan().enterLong(…);" : "";
  }

  private static boolean isOurs(String name) {
    return !words(name).isEmpty();
  }

  /// The methods of a class of the strategy API.
  private static List<String> words(@Nullable String type) {
    return type == null ? List.of() : methods(type).map(Method::getName).distinct().toList();
  }

  private static Stream<Method> methods(String type) {
    try {
      Class<?> found = Class.forName(API + type, false, JavaDiagnosis.class.getClassLoader());
      return Arrays.stream(found.getMethods());
    } catch (ClassNotFoundException _) {
      return Stream.empty();
    }
  }

  /// What was thrown while the script ran.
  ///
  /// @param when put in front of the message; may be empty
  /// @param classes of the script, to find its own lines by; null where there are none yet
  ScriptFailure of(Throwable thrown, String when, @Nullable ScriptClasses classes) {
    Place place = classes == null ? null : place(thrown, classes);
    return switch (thrown) {
      case Refusal refusal -> {
        Place declared = place == null ? text.declared(refusal.message()) : place;
        yield text.failure(when + refusal.message(), declared, refusal.hint());
      }
      case PlanException refused -> text.failure(when + refused.getMessage(), place, "");
      case StackOverflowError _ ->
          text.failure(
              when + "the script ran out of stack", place, "a method calls itself without an end");
      default -> text.failure(when + named(thrown), place, "");
    };
  }

  private static String named(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
  }

  private @Nullable Place place(Throwable thrown, ScriptClasses classes) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (classes.holds(frame.getClassName()) && frame.getLineNumber() > 0) {
        return text.startOf(frame.getLineNumber());
      }
    }
    return null;
  }
}
