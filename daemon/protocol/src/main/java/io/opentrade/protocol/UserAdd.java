package io.opentrade.protocol;

/// `user.add`: lets another user of this machine in.
///
/// @param name as the system knows them
public record UserAdd(String name, Rights rights) implements AccessRequest<UserInfo> {
  public UserAdd {
    Values.required("name", name);
    Values.present("rights", rights);
  }
}
