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

    public static readonly RefusalKind CodeNeeded = new(
        "ACCOUNT-021",
        "该账号启用了动态验证码，须同时输入",
        "this account has a second factor: its code is needed too",
        "请输入验证器应用上的 6 位数字；手机不在身边的，输入一个恢复码",
        "give the six digits of the authenticator; without the telephone, one of the recovery codes");

    public static readonly RefusalKind WrongCode = new(
        "ACCOUNT-022",
        "动态验证码不对，或已用过",
        "the code is wrong, or was used before",
        "请等验证器应用换下一个 6 位数字后再试；总是不对的，核对手机的时间",
        "wait for the next six digits and try again; if none is right, check the telephone's clock");

    public static readonly RefusalKind DirectoryUnreached = new(
        "ACCOUNT-023",
        "单位目录（LDAP）现在不能核对密码：{why}",
        "the bureau's directory (LDAP) cannot check the password now: {why}",
        "请稍后再试；一直不行的，请系统管理员检查设置 Console:Ldap 和目录服务器",
        "try again later; if it stays so, let the administrator check the settings Console:Ldap and the directory's server");

    public static readonly RefusalKind ProveElsewhere = new(
        "ACCOUNT-024",
        "上次证明身份已超过 {minutes} 分钟",
        "the last proof is more than {minutes} minutes old",
        "请返回上一页，先点“先重新通过单位统一认证证明身份”，再提交",
        "go back, follow “prove it again with the bureau's sign-in service” first, then send the form");

    public static readonly RefusalKind OtherPerson = new(
        "ACCOUNT-025",
        "单位统一认证证明的是 {other}，登录的是 {id}",
        "the sign-in service vouches for {other}, and {id} is signed in",
        "请由登录的人本人证明，或先退出",
        "let the person who is signed in prove it, or sign out first");

    public static readonly RefusalKind NotPresented = new(
        "ACCOUNT-026",
        "这次请求没有带来本人的证书或网关的证明",
        "the request brings neither the person's certificate nor the gateway's word",
        "请插好 UKey，或从网关重新进入，再登录",
        "put the key in, or come through the gateway again, and sign in");

    public static readonly RefusalKind NoFactor = new(
        "ACCOUNT-027",
        "{id} 没有动态验证码",
        "{id} has no second factor",
        "无须取消；要启用，先点“启用动态验证码”",
        "there is nothing to remove; to have one, begin with it on the page of the password");

    public static readonly RefusalKind FactorIsOn = new(
        "ACCOUNT-028",
        "{id} 已启用动态验证码",
        "{id} has a second factor already",
        "换手机的，先取消再重新启用",
        "for another telephone, remove it first and begin again");

    public static readonly RefusalKind NotHere = new(
        "ACCOUNT-029",
        "本次登录不是用这里的密码",
        "this sign-in was not by a password that is kept here",
        "请在单位统一认证、目录或证书的发放处修改",
        "change it where the bureau's sign-in service, directory or certificates are kept");

    public static readonly RefusalKind OidcFailed = new(
        "ACCOUNT-030",
        "单位统一认证没有完成：{why}",
        "the bureau's sign-in service did not vouch for anybody: {why}",
        "请重新登录；一直不行的，请系统管理员检查设置 Console:Oidc",
        "sign in again; if it stays so, let the administrator check the settings Console:Oidc");

    public static readonly RefusalKind KeepsPassword = new(
        "ACCOUNT-031",
        "系统管理员 {id} 须保留本机密码",
        "the administrator {id} keeps a password here",
        "单位统一认证或目录停用时，只有他能进来；请改用其他账号",
        "when the sign-in service or the directory is down, nobody else can come in; leave it");

    public static readonly RefusalKind CertificateNotTaken = new(
        "ACCOUNT-032",
        "这张证书不能用于登录：{why}",
        "this certificate is not taken: {why}",
        "请换一张本单位发放、有效、未吊销的证书，或请系统管理员检查设置 Console:ClientCertificates",
        "use one of the bureau's that is in force and not revoked, or let the administrator check the settings Console:ClientCertificates");

    public static readonly RefusalKind ChangedSince = new(
        "ACCOUNT-033",
        "账号 {id} 在本页打开之后已由他人修改，没有改动任何内容",
        "somebody has changed the account {id} since the page was opened; nothing was changed",
        "请重新打开该账号的页面，核对后再修改",
        "open the account's page again, look at it and change it then");

    public static readonly RefusalKind FactorNeeded = new(
        "ACCOUNT-034",
        "{id} 的角色须有动态验证码，尚未启用",
        "a role of {id} needs a second factor, and there is none yet",
        "请先启用动态验证码：在工作台“修改密码”页，或在命令行重新登录",
        "set it up first: in the console on the page of the password, or by signing in again at the terminal");
}
