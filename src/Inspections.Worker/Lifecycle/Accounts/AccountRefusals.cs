namespace Inspections.Worker.Lifecycle.Accounts;

/// <summary>Why an account is not made, or not let in.</summary>
internal static class AccountRefusals
{
    public static readonly RefusalKind NotLetIn = new(
        "ACCOUNT-001",
        "编号或密码不对，或账号未生效、已停用",
        "the staff id or the password is wrong, or the account is not in force",
        "请核对后再试；忘记密码请找系统管理员",
        "check both and try again; whoever has forgotten the password asks the administrator");

    public static readonly RefusalKind Locked = new(
        "ACCOUNT-002",
        "密码连续输错 {failures} 次，账号锁定到 {until}",
        "the password was wrong {failures} times in a row: the account is locked until {until}",
        "请到时再试，或请系统管理员重设密码",
        "try again then, or ask the administrator for a new password");

    public static readonly RefusalKind NotSignedIn = new(
        "ACCOUNT-003",
        "尚未登录，或登录已过期",
        "nobody is signed in, or it was too long ago",
        "请重新登录",
        "sign in again");

    public static readonly RefusalKind NoDuty = new(
        "ACCOUNT-004",
        "{person} 没有办理这一事项的角色：{duty}",
        "{person} has no role for this: {duty}",
        "请由有该角色的人办理",
        "let somebody do it who has one");

    public static readonly RefusalKind ProveAgain = new(
        "ACCOUNT-005",
        "上次输入密码已超过 {minutes} 分钟",
        "the password was given more than {minutes} minutes ago",
        "请再次输入密码",
        "give it again");

    public static readonly RefusalKind WrongPassword = new(
        "ACCOUNT-006",
        "密码不对",
        "the password is wrong",
        "请再输入一次",
        "give it again");

    public static readonly RefusalKind Weak = new(
        "ACCOUNT-007",
        "新密码不可用：{why}",
        "the new password cannot be used: {why}",
        "请换一个至少 {least} 个字符、不含编号和姓名的密码，例如几个不相关的词",
        "choose another of at least {least} characters without the id and the name, such as some words that have nothing to do with each other");

    public static readonly RefusalKind Unknown = new(
        "ACCOUNT-008",
        "没有编号为 {id} 的账号",
        "there is no account {id}",
        "请核对编号",
        "check the id");

    public static readonly RefusalKind Exists = new(
        "ACCOUNT-009",
        "编号 {id} 已有账号",
        "there is an account {id} already",
        "请修改该账号；编号不会给另一个人",
        "change that account: an id is never given to another person");

    public static readonly RefusalKind NoRoles = new(
        "ACCOUNT-010",
        "账号 {id} 没有角色",
        "the account {id} has no role",
        "请至少选一个角色",
        "choose one at least");

    public static readonly RefusalKind UnknownRole = new(
        "ACCOUNT-011",
        "没有角色 {role}",
        "there is no role {role}",
        "可用的角色：{known}",
        "the roles are {known}");

    public static readonly RefusalKind AloneRole = new(
        "ACCOUNT-012",
        "角色“{role}”不能与其他角色同时授予一个人",
        "the role {role} cannot stand beside another one",
        "请为该人员只保留这一角色，或另行指定人员",
        "leave the person this role alone, or name another person");

    public static readonly RefusalKind LastAdministrator = new(
        "ACCOUNT-013",
        "{id} 是最后一个系统管理员",
        "{id} is the last administrator",
        "请先添加另一个系统管理员",
        "add another one first");

    public static readonly RefusalKind Days = new(
        "ACCOUNT-014",
        "停用日期 {last} 早于生效日期 {first}",
        "the last day {last} is before the first, {first}",
        "请改正日期",
        "correct the dates");

    public static readonly RefusalKind NoName = new(
        "ACCOUNT-015",
        "账号 {id} 没有姓名",
        "the account {id} has no name",
        "请填写姓名",
        "give the name");

    public static readonly RefusalKind FirstOver = new(
        "ACCOUNT-016",
        "这个一次性地址不对、已过期或已用过",
        "the one-time address is wrong, over, or was used",
        "请重新启动本程序，使用新显示的地址",
        "start the program again and use the address that it shows then");

    public static readonly RefusalKind NewPasswordNeeded = new(
        "ACCOUNT-017",
        "{id} 须先修改初始密码",
        "{id} has to change the first password before anything else",
        "请先修改密码",
        "change it first");

    public static readonly RefusalKind Form = new(
        "ACCOUNT-018",
        "人员编号 '{id}' 不可用",
        "the staff id '{id}' cannot be used",
        "请用 1 到 64 个字母、数字或 . _ : / -",
        "use 1 to 64 letters, digits or . _ : / -");

    public static readonly RefusalKind NoDay = new(
        "ACCOUNT-019",
        "'{text}' 不是日期",
        "'{text}' is no date",
        "请写成 2026-03-01 的形式",
        "write it like 2026-03-01");

    public static readonly RefusalKind OtherSector = new(
        "ACCOUNT-020",
        "账号 {id} 不办理行业 {sector}",
        "the account {id} is not of the sector {sector}",
        "请由办理该行业的人员办理",
        "let somebody of that sector do it");
}
