package io.opentrade.server.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// Installs the stand-in for the research process where the real one would lie.
public final class FakeResearch {
  private static final String CLASS = "io/opentrade/research/Main.class";

  private FakeResearch() {}

  /// @return the lib folder
  public static Path install(Path lib) throws IOException {
    Path folder = Files.createDirectories(lib.resolve("research"));
    ClassLoader loader = FakeResearch.class.getClassLoader();
    try (InputStream code = Objects.requireNonNull(loader.getResourceAsStream(CLASS));
        var jar = new JarOutputStream(Files.newOutputStream(folder.resolve("fake.jar")))) {
      jar.putNextEntry(new JarEntry(CLASS));
      code.transferTo(jar);
      jar.closeEntry();
    }
    return lib;
  }
}
