package io.opentrade.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a worker's program lies.
///
/// @param javaHome home of a JDK 25
/// @param classPath jars (or, in tests, folders of classes) in order
/// @param aotCaches files made by {@link WorkerCommand#training}, one per language: a cache for
///     several makes each of them start more slowly, since all its classes are loaded. The caller
///     has checked that each exists, fits these jars and this JVM, and that nobody else can write
///     it
/// @param resources folder filled by {@link WorkerCommand#unpacking}; without it Python starts
///     slowly and lacks its standard library inside a jail
/// @param jit folder of the Graal compiler's jars, which {@link Workers#takeCompiling} uses instead
///     of the AOT caches; null for none
public record WorkerFiles(
    Path javaHome,
    List<Path> classPath,
    Map<Language, Path> aotCaches,
    @Nullable Path resources,
    @Nullable Path jit) {
  public WorkerFiles {
    classPath = classPath.stream().map(Path::toAbsolutePath).toList();
    aotCaches = Map.copyOf(aotCaches);
    if (classPath.isEmpty()) {
      throw new IllegalArgumentException("a worker needs a class path");
    }
  }

  /// Those of an assembled program, with its start-up caches where nobody else could have written
  /// them.
  ///
  /// @param lib the folder of the jars of all processes; the caches lie beside it
  /// @throws IOException where the folder cannot be read
  public static WorkerFiles installed(Path lib) throws IOException {
    Path home = Path.of(System.getProperty("java.home", ""));
    WorkerFiles files = of(home, lib.resolve("worker"), null, lib.resolve("languages"));
    Path jit = lib.resolve("jit");
    if (Files.isDirectory(jit)) {
      files = files.withJit(jit);
    }
    for (Language language : Language.values()) {
      Path cache = lib.resolveSibling("aot").resolve("worker-" + language.extension() + ".aot");
      files = files.withAotCache(language, TrustedFile.orNull(cache));
    }
    return files;
  }

  /// The jars of a folder in the order of their names, which is the order the training run must
  /// use.
  ///
  /// @param aotCache for all languages; null for none
  /// @throws IOException where the folder cannot be read
  public static WorkerFiles of(
      Path javaHome, Path folder, @Nullable Path aotCache, @Nullable Path resources)
      throws IOException {
    WorkerFiles files = new WorkerFiles(javaHome, jars(folder), Map.of(), resources, null);
    for (Language language : Language.values()) {
      files = files.withAotCache(language, aotCache);
    }
    return files;
  }

  /// The same with another cache for one language; null for none.
  public WorkerFiles withAotCache(Language language, @Nullable Path aotCache) {
    Map<Language, Path> caches = new HashMap<>(aotCaches);
    if (aotCache == null) {
      caches.remove(language);
    } else {
      caches.put(language, aotCache);
    }
    return new WorkerFiles(javaHome, classPath, caches, resources, jit);
  }

  /// The same with a compiler; null for none.
  public WorkerFiles withJit(@Nullable Path folder) {
    return new WorkerFiles(javaHome, classPath, aotCaches, resources, folder);
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
