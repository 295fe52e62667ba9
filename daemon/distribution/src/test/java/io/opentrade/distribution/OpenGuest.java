package io.opentrade.distribution;

import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.java.JavaGuest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/// A worker that has lost the language's own sandbox and its seal: it runs scripts that may use all
/// of Java, files, processes and native code. What holds them then is the wall alone; without a
/// wall, nothing. Java never had a sandbox; its scripts run as they do in a worker.
///
/// Runs every script of a folder and prints a line for each: its name, a tab, what became of it.
public final class OpenGuest {
  private OpenGuest() {}

  public static void main(String[] arguments) throws IOException {
    List<Path> scripts;
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      scripts = files.sorted().toList();
    }
    try (Engine engine = Engine.create()) {
      for (String language : List.of("js", "python")) {
        Context context = context(engine, language);
        for (Path script : scripts) {
          if (language(script).equals(language)) {
            System.out.println(script.getFileName() + "\t" + outcome(context, language, script));
          }
        }
      }
    }
    for (Path script : scripts) {
      if (language(script).equals("java")) {
        System.out.println(script.getFileName() + "\t" + java(script));
      }
    }
    System.exit(0);
  }

  private static String language(Path script) {
    String name = script.toString();
    return name.endsWith(".java") ? "java" : name.endsWith(".js") ? "js" : "python";
  }

  private static String java(Path script) throws IOException {
    String name = script.getFileName().toString();
    try (JavaGuest guest = new JavaGuest(new LogBook(0))) {
      guest.load(new Script(name, Language.JAVA, Files.readString(script)));
      guest.plan(Map.of());
      return "it came to its end";
    } catch (ScriptFailed failed) {
      return failed.failure().message().replace('\n', ' ');
    }
  }

  private static Context context(Engine engine, String language) {
    Context.Builder builder =
        Context.newBuilder("js", "python").engine(engine).allowAllAccess(true);
    return language.equals("js")
        ? builder.option("js.esm-eval-returns-exports", "true").build()
        : builder.build();
  }

  private static String outcome(Context context, String language, Path script) throws IOException {
    try {
      Source.Builder source =
          Source.newBuilder(language, Files.readString(script), script.getFileName().toString());
      if (language.equals("js")) {
        source.mimeType("application/javascript+module");
      }
      Value exports = context.eval(source.build());
      Value names = language.equals("js") ? exports : context.getBindings(language);
      names.getMember("signals").execute("nothing");
      return "it came to its end";
    } catch (PolyglotException | IllegalStateException failure) {
      return String.valueOf(failure.getMessage()).replace('\n', ' ');
    }
  }
}
