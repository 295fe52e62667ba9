package io.opentrade.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a worker's program lies.
///
/// @param javaHome home of a JDK 25
/// @param classPath jars (or, in tests, folders of classes) in order
/// @param aotCache file made by {@link WorkerCommand#training}; null for none. The caller has
///     checked that it exists, fits these jars and this JVM, and that nobody else can write it
/// @param resources folder filled by {@link WorkerCommand#unpacking}; without it Python starts
///     slowly and lacks its standard library inside a jail
/// @param jit folder of the Graal compiler's jars, used instead of the AOT cache; null for none
public record WorkerFiles(
    Path javaHome,
    List<Path> classPath,
    @Nullable Path aotCache,
    @Nullable Path resources,
    @Nullable Path jit) {
  public WorkerFiles {
    classPath = classPath.stream().map(Path::toAbsolutePath).toList();
    if (classPath.isEmpty()) {
      throw new IllegalArgumentException("a worker needs a class path");
    }
  }

  /// The jars of a folder in the order of their names, which is the order the training run must
  /// use.
  ///
  /// @throws IOException where the folder cannot be read
  public static WorkerFiles of(
      Path javaHome, Path folder, @Nullable Path aotCache, @Nullable Path resources)
      throws IOException {
    return new WorkerFiles(javaHome, jars(folder), aotCache, resources, null);
  }

  /// The jars of a folder in the order of their names.
  ///
  /// @throws IOException where the folder cannot be read
  public static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
