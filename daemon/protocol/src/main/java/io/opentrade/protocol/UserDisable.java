package io.opentrade.protocol;

/// `user.disable`: turns a user away, at once; what they stored does not run.
public record UserDisable(String name) implements AccessRequest<UserInfo> {
  public UserDisable {
    Values.required("name", name);
  }
}
