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
/// @param aotCache cache made by a training run with the flags of {@link WorkerCommand}; null for none
/// @param jit folder of the Graal compiler's jars; null for none
public record WorkerFiles(
    Path javaHome, List<Path> classPath, @Nullable Path aotCache, @Nullable Path jit) {
  public WorkerFiles {
    classPath = List.copyOf(classPath);
  }

  /// The jars of a folder in the order of their names, which is the order the training run must use.
  ///
  /// @throws IOException where the folder cannot be read
  public static WorkerFiles of(
      Path javaHome, Path folder, @Nullable Path aotCache, @Nullable Path jit) throws IOException {
    return new WorkerFiles(javaHome, jars(folder), aotCache, jit);
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
