package io.opentrade.server.text;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says why a file or a socket could not be used, in words for people.
public final class Causes {
  private Causes() {}

  /// The JDK's own messages are often a bare path; these name the cause as well.
  public static String of(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case NoSuchFileException missing -> missing.getFile() + ": no such file or folder";
      case FileAlreadyExistsException there -> there.getFile() + ": it exists already";
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason();
      case IOException other when other.getMessage() != null -> other.getMessage();
      case IOException other -> other.getClass().getSimpleName();
    };
  }
}
