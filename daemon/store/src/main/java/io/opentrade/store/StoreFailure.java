package io.opentrade.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The database could not do what was asked; nothing of the failed change was kept. The message is
/// written for people and names the file.
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What went wrong, as far as a caller may want to react to it.
  public enum Kind {
    /// No space left on the device (or the size cap of the database is reached).
    FULL,
    /// The file or its folder cannot be written to.
    READ_ONLY,
    /// The file is damaged, or is no database at all.
    CORRUPT,
    /// Another process holds the database for longer than the busy timeout.
    BUSY,
    /// The file was written by a newer version of the program.
    TOO_NEW,
    /// The caller was interrupted or asked to stop; the change was rolled back.
    CANCELLED,
    /// The file cannot be opened, or the device reported an error.
    IO
  }

  private final Kind kind;

  StoreFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// SQLite's primary result codes, told in words.
  static StoreFailure of(SQLException failure, Path file) {
    return switch (failure.getErrorCode() & 0xff) {
      case 5, 6 ->
          new StoreFailure(
              Kind.BUSY,
              "Another process is writing to " + file + " and did not finish in time; try again.",
              failure);
      case 8 ->
          new StoreFailure(
              Kind.READ_ONLY,
              file + " cannot be written to; check the permissions of the file and its folder.",
              failure);
      case 11, 26 ->
          new StoreFailure(
              Kind.CORRUPT,
              file + " is damaged or is not a database; put a backup in its place or move it away.",
              failure);
      case 13 ->
          new StoreFailure(
              Kind.FULL,
              "There is no space left for "
                  + file
                  + "; what came before is kept. Make room, try again.",
              failure);
      case 14 ->
          new StoreFailure(
              Kind.IO,
              file + " cannot be opened; check that its folder exists and belongs to you.",
              failure);
      default ->
          new StoreFailure(
              Kind.IO, "The database " + file + " failed: " + failure.getMessage(), failure);
    };
  }

  static StoreFailure cancelled() {
    return new StoreFailure(Kind.CANCELLED, "Stopped; nothing was changed.", null);
  }
}
