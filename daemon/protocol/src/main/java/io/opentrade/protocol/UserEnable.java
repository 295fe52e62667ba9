package io.opentrade.protocol;

/// `user.enable`: lets a user in again, with the rights they had.
public record UserEnable(String name) implements AccessRequest<UserInfo> {
  public UserEnable {
    Values.required("name", name);
  }
}
