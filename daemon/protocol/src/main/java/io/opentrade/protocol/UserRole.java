package io.opentrade.protocol;

/// `user.role`: changes what a user may do. It holds for what they stored as well.
public record UserRole(String name, Rights rights) implements AccessRequest<UserInfo> {
  public UserRole {
    Values.required("name", name);
    Values.present("rights", rights);
  }
}
