package io.opentrade.sandbox.jail;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a worker may see of this machine, all of it read-only, and how much memory it may have.
///
/// @param classPath jars or folders, in order
/// @param aotCache a file
/// @param resources folder of the languages' own libraries
/// @param slot the worker's private folder, made by [Slot]
/// @param memoryMegabytes writable private memory of the whole process, kept by the kernel
public record Cell(
    Path javaHome,
    List<Path> classPath,
    @Nullable Path aotCache,
    @Nullable Path jit,
    @Nullable Path resources,
    Path slot,
    int memoryMegabytes) {
  public Cell {
    classPath = List.copyOf(classPath);
  }
}
