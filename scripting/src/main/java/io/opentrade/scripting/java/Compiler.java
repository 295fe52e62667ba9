package io.opentrade.scripting.java;

import io.opentrade.sandbox.Script;
import io.opentrade.strategy.Strategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Compiles one source file from memory to memory. Nothing but the JDK and the strategy API is on
/// its class path, and no annotation processor runs.
final class Compiler {
  /// What came of it.
  sealed interface Result {
    /// @param classes bytes by binary name
    record Compiled(Map<String, byte[]> classes) implements Result {}

    /// The first mistake.
    record Refused(Diagnostic<? extends JavaFileObject> mistake) implements Result {}
  }

  private static final List<String> OPTIONS =
      List.of("-proc:none", "-implicit:none", "-g", "-nowarn", "-Xlint:none");

  private final JavaCompiler javac;
  private final StandardJavaFileManager files;

  Compiler() {
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new IllegalStateException("this Java has no compiler; a JDK is needed, not a JRE");
    }
    this.javac = found;
    this.files = found.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(own()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// The jar or folder that holds the strategy API, looked up anew: a class that comes from a
  /// start-up cache still names the place where it was when the cache was made.
  private static Path own() throws IOException {
    URL here = Objects.requireNonNull(Strategy.class.getResource("Strategy.class"));
    try {
      if (here.openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI());
      }
      Path folder = Path.of(here.toURI()).resolveSibling("");
      for (String _ : Strategy.class.getPackageName().split("\\.", -1)) {
        folder = folder.resolveSibling("");
      }
      return folder;
    } catch (URISyntaxException failure) {
      throw new IllegalStateException(failure);
    }
  }

  Result compile(Script script) {
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    Memory memory = new Memory(files);
    boolean done =
        javac
            .getTask(new StringWriter(), memory, said, OPTIONS, null, List.of(new Source(script)))
            .call();
    if (done) {
      return new Result.Compiled(memory.bytes());
    }
    return said.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .findFirst()
        .<Result>map(Result.Refused::new)
        .orElseThrow(() -> new IllegalStateException("the compiler failed and does not say why"));
  }

  /// The script's text. Its public class may have any name: what comes from standard input has no
  /// file name to agree with.
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Script script) {
      super(URI.create("memory:///Strategy.java"), Kind.SOURCE);
      String written = script.text();
      // Some editors begin a file with a mark of their own.
      this.text = written.startsWith("\ufeff") ? written.substring(1) : written;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return kind == Kind.SOURCE;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public @Nullable NestingKind getNestingKind() {
      return null;
    }

    @Override
    public @Nullable Modifier getAccessLevel() {
      return null;
    }
  }

  /// Takes the classes that come out.
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      classes.put(name, out);
      return new SimpleJavaFileObject(URI.create("memory:///out.class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          return out;
        }
      };
    }

    Map<String, byte[]> bytes() {
      Map<String, byte[]> bytes = new LinkedHashMap<>();
      classes.forEach((name, out) -> bytes.put(name, out.toByteArray()));
      return bytes;
    }
  }
}
