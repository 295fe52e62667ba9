package io.opentrade.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A checkout that has the real launcher and nothing else that is real: its Maven counts and makes
/// an assembly named after the source, its JDK prints what it is started with.
final class FakeCheckout {
  /// What came of a start. `out` is what the fake JDK was given, a word a line.
  record Ended(int exit, String out, String err) {
    List<String> words() {
      return out.lines().toList();
    }

    boolean ranFrom(Path folder) {
      return words().contains("-Dopentrade.lib=" + folder.resolve("lib"));
    }
  }

  private static final String MAVEN =
      """
      #!/bin/sh
      echo built >> "$FAKE/builds"
      sleep "$(cat "$FAKE/slow" 2>/dev/null || echo 0)"
      if grep -q broken cli/client/src/main/java/A.java; then
        echo "[ERROR] A.java:[3,7] ';' expected"
        exit 1
      fi
      out=daemon/distribution/target/opentrade
      mkdir -p $out/lib/client $out/lib/daemon $out/aot
      name=$(cksum < cli/client/src/main/java/A.java)
      name=${name%% *}
      echo "$name" > $out/build-id
      echo 1.2.3 > $out/version
      printf '%s\\n' -Xone -Xtwo > $out/client-flags
      echo one > $out/lib/client/one.jar
      echo two > $out/lib/client/two.jar
      echo "$name" > $out/lib/daemon/d.jar
      version=$(sed -n 's/JAVA_RUNTIME_VERSION="\\(.*\\)"/\\1/p' "$JAVA_HOME/release")
      echo "$name $version" > $out/aot/id
      [ -e "$FAKE/untrained" ] || echo cache > $out/aot/client.aot
      touch $out/since
      """;

  final Path root;
  final Path outside;
  final Path userHome;
  final Path jdk;
  final Map<String, @Nullable String> environment = new TreeMap<>();

  FakeCheckout(Path folder) throws IOException {
    outside = folder.toRealPath();
    root = Files.createDirectories(outside.resolve("my checkout"));
    userHome = Files.createDirectories(outside.resolve("home"));
    jdk = outside.resolve("jdk 25");
    jdk(jdk, "25.0.3");
    Path launcher = Path.of(System.getProperty("opentrade.root"), "opentrade");
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectory(root.resolve(".git"));
    Files.createDirectories(source().resolveSibling(""));
    Files.writeString(source(), "class A {}\n");
    // only what a test makes may be found, not what this machine has
    program(
        root.resolve("opentrade"),
        Files.readString(launcher).replace("/usr/lib/jvm/", "/nonexistent/jvm/"));
    Path bin = Files.createDirectories(outside.resolve("bin"));
    program(bin.resolve("mvn"), MAVEN);
    environment.put("HOME", userHome.toString());
    environment.put("FAKE", outside.toString());
    environment.put("PATH", bin + ":/usr/bin:/bin");
    environment.put("JAVA_HOME", jdk.toString());
  }

  Path source() {
    return root.resolve("cli/client/src/main/java/A.java");
  }

  Path target() {
    return root.resolve("daemon/distribution/target/opentrade");
  }

  Path cache() {
    return userHome.resolve(".cache/opentrade");
  }

  /// The copy that the launcher should run from.
  Path copy() throws IOException {
    String name = Files.readString(target().resolve("build-id")).strip();
    return cache().resolve("builds").resolve(name + "-25.0.3+9");
  }

  int builds() throws IOException {
    Path file = outside.resolve("builds");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  static void jdk(Path folder, String version) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(
        folder.resolve("release"),
        "IMPLEMENTOR=\"Nobody\"\nJAVA_RUNTIME_VERSION=\""
            + version
            + "+9\"\nJAVA_VERSION=\""
            + version
            + "\"\n");
    program(folder.resolve("bin/java"), "#!/bin/sh\nfor word; do echo \"$word\"; done\n");
    program(folder.resolve("bin/javac"), "#!/bin/sh\n");
  }

  static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    mode(file, "rwxr-xr-x");
  }

  static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  Ended run(String... argv) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(root.resolve("opentrade").toString()));
    command.addAll(List.of(argv));
    return end(start(outside, command));
  }

  Process start(Path folder, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().clear();
    environment.forEach(
        (name, value) -> {
          if (value != null) {
            builder.environment().put(name, value);
          }
        });
    Path err = Files.createTempFile(outside, "err", null);
    builder.redirectError(err.toFile());
    Process process = builder.start();
    errors.put(process, err);
    return process;
  }

  private final Map<Process, Path> errors = new java.util.concurrent.ConcurrentHashMap<>();

  Ended end(Process process) throws IOException, InterruptedException {
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the launcher does not end");
    }
    return new Ended(process.exitValue(), out, Files.readString(errors.get(process)));
  }
}
