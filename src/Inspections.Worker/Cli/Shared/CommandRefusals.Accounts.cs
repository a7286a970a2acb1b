namespace Inspections.Worker.Cli.Shared;

/// <content>Who types a command.</content>
internal static partial class CommandRefusals
{
    public static readonly RefusalKind NotYou = new(
        "COMMAND-063",
        "--by 写的是 {given}，登录的是 {id} {name}",
        "--by names {given}, and {id} {name} is signed in",
        "请去掉 --by；由他人办理的，请他本人登录后办理",
        "leave --by out; what another person does, that person signs in for",
        RefusalNature.Request);

    public static readonly RefusalKind NoSecret = new(
        "COMMAND-064",
        "没有输入：{what}",
        "nothing was given for: {what}",
        "请在终端输入，或从标准输入给出一行；不要写在命令里",
        "type it at the terminal, or give one line on standard input; never on the command line",
        RefusalNature.Request);

    public static readonly RefusalKind NoHome = new(
        "COMMAND-065",
        "这个操作系统账号没有主目录，无处保存登录",
        "this account of the operating system has no home to keep a sign-in in",
        "请用有主目录的账号，或设置环境变量 XDG_STATE_HOME",
        "use one that has, or set XDG_STATE_HOME",
        RefusalNature.Request);

    public static readonly RefusalKind NobodyHasPassword = new(
        "COMMAND-007",
        "还没有人有密码，命令不要求登录",
        "nobody has a password yet: no command asks for a sign-in",
        "需要账号时先建立第一个系统管理员",
        "where accounts are wanted, make the first administrator's");

    public static readonly RefusalKind ApprovedByWhom = new(
        "COMMAND-008",
        "没有写明由谁批准：这须由一人决定、另一人批准",
        "it is not said who approves: one person decides this and another approves it",
        "请加 --approved-by 人员编号",
        "add --approved-by STAFF-ID",
        RefusalNature.Request);

    public static readonly RefusalKind NotTheSame = new(
        "COMMAND-025",
        "两次输入的新密码不一样",
        "the two new passwords differ",
        "请重新登录",
        "sign in again");

    public static readonly RefusalKind FirstIsAdministrator = new(
        "COMMAND-026",
        "第一个账号必须是系统管理员",
        "the first account is the administrator's",
        "请写明这一角色，且只写这一角色",
        "give that role, and no other",
        RefusalNature.Request);

    public static readonly RefusalKind NoPassword = new(
        "COMMAND-003",
        "{id} 没有本机密码，终端里不能登录",
        "{id} has no password here, and cannot sign in at a terminal",
        "单位统一认证、证书和网关只在浏览器里用：请用内部工作台办理；确须用命令的，请系统管理员用 accounts reset 设初始密码",
        "the sign-in service, certificates and the gateway work in a browser: use the console; where commands are needed, the administrator gives a first password by accounts reset");
}
