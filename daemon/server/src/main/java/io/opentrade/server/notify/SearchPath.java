package io.opentrade.server.notify;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// The folders of programs, as the environment variable PATH names them.
public record SearchPath(String folders) {
  /// The program of that name, where one can be run.
  Optional<Path> find(String program) {
    return Arrays.stream(folders.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve(program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
