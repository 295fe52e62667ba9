package io.opentrade.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentrade.client.DaemonLaunch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/// Assembles `target/opentrade` out of what the modules have built:
///
/// - `lib/client`, `lib/repl`, `lib/daemon`, `lib/research`, `lib/worker`, `lib/jit`: jars
/// - `lib/native`: SQLite's native library
/// - `lib/languages`: what the guest languages unpack of themselves
/// - `opentrade`: the launcher, so that the folder can be used where it is put
/// - `build-id`: the hash that names the code; `version`
/// - `client-flags`: the flags of the client's virtual machine, one a line
/// - `since`: a file as old as the beginning of the build: sources that are newer are not in it
/// - `aot/<part>.aot`: start-up caches, valid for the code and the JDK that `aot/id` names
public final class Assembly {
  private Assembly() {}

  /// Runs it.
  ///
  /// @param arguments root of the checkout, the folder to make, version of the code, when the
  ///     build began
  /// @throws IOException when the folder cannot be made; a cache that cannot be made is no error
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    Path out = Path.of(arguments[1]);
    String version = arguments[2];
    String own = System.getProperty("opentrade.java.home", "");
    Path javaHome = Path.of(own.isEmpty() ? System.getProperty("java.home") : own);

    List<Part> parts = Part.all(root, version);
    String build = Jars.hash(parts);
    Files.deleteIfExists(out.resolve("since")); // until all is there
    String id = build + " " + JavaRelease.of(javaHome);
    Path caches = out.resolve("aot");
    if (!id.equals(read(caches.resolve("id")))) {
      Jars.deleteTree(caches); // first: a cache beside other jars would run the old code
    }
    for (Part part : parts) {
      Jars.synchronise(part.jars(), out.resolve("lib").resolve(part.name()));
    }
    if (!Files.exists(caches.resolve("id"))) {
      Languages.unpack(javaHome, out);
      SqliteLibrary.unpack(out);
    }
    Files.copy(
        root.resolve("opentrade"),
        out.resolve("opentrade"),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.COPY_ATTRIBUTES);
    write(out.resolve("build-id"), build);
    write(out.resolve("version"), version);
    write(out.resolve("client-flags"), String.join("\n", Part.CLIENT_FLAGS));
    Files.createDirectories(caches);
    write(caches.resolve("id"), id);
    new Training(javaHome, out, build, version).run();
    Path since = out.resolve("since");
    write(since, arguments[3]);
    Files.setLastModifiedTime(since, FileTime.from(Instant.parse(arguments[3])));
  }

  private static void write(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", UTF_8);
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file, UTF_8).strip() : "";
  }

  /// The class path of a part of the assembly.
  static String classPath(Path out, String part) throws IOException {
    return DaemonLaunch.classPath(out.resolve("lib"), part);
  }
}
