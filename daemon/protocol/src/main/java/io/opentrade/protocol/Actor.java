package io.opentrade.protocol;

/// Who asks. Written beside everything that is recorded.
///
/// @param name the user, token, chat, strategy, schedule or alert
public record Actor(Kind kind, ForeignText name, Role role, Scope scope) {
  /// By which way the actor came in.
  public enum Kind {
    LOCAL_OWNER,
    LOCAL_USER,
    TOKEN,
    TELEGRAM,
    STRATEGY,
    SCHEDULE,
    ALERT
  }

  /// The person who owns the daemon, on the local socket.
  public static Actor owner(String user) {
    return new Actor(Kind.LOCAL_OWNER, new ForeignText(user), Role.OWNER, Scope.ALL);
  }

  /// Only the owner's local connection may name files, addresses or programs.
  public boolean mayNameFiles() {
    return kind == Kind.LOCAL_OWNER;
  }
}
