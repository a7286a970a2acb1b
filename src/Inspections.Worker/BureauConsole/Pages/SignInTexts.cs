namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the pages of signing in say, the password aside.</summary>
internal static class SignInTexts
{
    public static readonly Text Code = new("动态验证码（6 位数字）或恢复码", "Code of the authenticator (six digits), or a recovery code");
    public static readonly Text CodeIfAny = new("动态验证码（启用了的填写）", "Code of the authenticator (for those who have one)");
    public static readonly Text ProveElsewhere = new("先重新通过单位统一认证证明身份（这是须由本人作出的决定，距上次证明已超过 15 分钟），再填写提交", "First prove it again with the bureau's sign-in service (this is a decision, and the last proof is more than 15 minutes old), then fill the form in");
    public static readonly Text GoOn = new("已登录，正在打开页面", "Signed in; going on to the page");
    public static readonly Text GoOnLink = new("继续", "Go on");
    public static readonly Text NoPasswordHere = new("本次登录不是用这里的密码，请到单位统一认证、目录或证书的发放处修改密码。", "This sign-in was not by a password that is kept here: change it where the bureau's sign-in service, directory or certificates are kept.");

    public static readonly Text Factor = new("动态验证码", "Second factor");
    public static readonly Text FactorMeans = new(
        "登录和作出将公开的决定时，在密码之外再输入手机验证器应用上每半分钟换一次的 6 位数字（TOTP）。别人知道了密码也进不来。",
        "Beside the password you give six digits from an authenticator on your telephone, which change every half minute (TOTP): at the sign-in and before decisions that are published. Whoever knows the password alone does not come in.");

    public static readonly Text FactorFirst = new(
        "您的角色须有动态验证码：先在这里启用，再办理其他事项。",
        "One of your roles needs a second factor: set it up here before anything else.");

    public static readonly Text FactorState = new("动态验证码：", "Second factor: ");
    public static readonly Text FactorIsOn = new("已启用", "on");
    public static readonly Text FactorIsOff = new("未启用", "none");
    public static readonly Text FactorIsMissing = new("未启用；角色须有，用密码登录后先启用", "none yet; a role needs it, and it is set up at the next sign-in by password");

    public static readonly Text Strength = new("密码强度", "Strength of the password");
    public static readonly Text SeeStrength = new("看看强度", "How strong is it");

    private static readonly Text[] StrengthWords = [new("不能用", "cannot be used"), new("够用", "enough"), new("好", "good"), new("很好", "very good")];

    /// <summary>How good a password is, and what to do about it.</summary>
    /// <param name="level">How good.</param>
    /// <param name="against">What speaks against it, or null.</param>
    public static StrengthView StrengthOf(int level, Text? against) => new(
        level,
        StrengthWords[level],
        against is not null
            ? new Text($"{against.Zh}。试试几个不相关的词连在一起。", $"{against.En}. Try some words that have nothing to do with each other.")
            : level == StrengthView.Most
                ? new Text("还没有保存；请再输入一次，然后保存。", "Nothing is kept yet: type it once more and save it.")
                : new Text("还没有保存；再加一两个不相关的词会更好。请再输入一次，然后保存。", "Nothing is kept yet; one or two more words that have nothing to do with it make it better. Type it once more and save it."));

    public static readonly Text Begin = new("启用动态验证码", "Begin with a second factor");
    public static readonly Text Scan = new("用手机上的验证器应用扫这个图，或手工输入下面的密钥；再填它显示的 6 位数字。", "Read this picture with an authenticator on your telephone, or type the key below into it; then give the six digits that it shows.");
    public static readonly Text QrCode = new("二维码，内容是下面的密钥", "QR code of the key below");
    public static readonly Text Key = new("密钥", "Key");
    public static readonly Text SixDigits = new("6 位数字", "Six digits");
    public static readonly Text Confirm = new("确认启用", "Turn it on");
    public static readonly Text IsOn = new("动态验证码已启用。", "The second factor is on.");
    public static readonly Text Recovery = new("恢复码", "Recovery codes");
    public static readonly Text RecoveryMeans = new(
        "只显示这一次，请抄下收好：手机丢了时，每个恢复码可以代替动态验证码一次。都用完了又没有手机的，找系统管理员取消。",
        "Shown this once: write them down and keep them. Without the telephone, each stands in for a code once. Whoever has neither asks the administrator.");

    public static readonly Text Remove = new("取消动态验证码", "Remove the second factor");
    public static readonly Text RemoveMeans = new("换手机时先取消，再重新启用。", "For another telephone, remove it and begin again.");
    public static readonly Text LostFactor = new("取消该人员的动态验证码（手机和恢复码都丢了）", "Remove this person's second factor (telephone and recovery codes are lost)");
    public static readonly Text DropPassword = new("取消本机密码（改用单位统一认证、目录、证书或网关登录）", "Take the password away (the person signs in by the sign-in service, the directory, a certificate or the gateway)");
    public static readonly Text WithoutPassword = new("不设本机密码（用单位统一认证、目录、证书或网关登录）", "No password here (the person signs in by the sign-in service, the directory, a certificate or the gateway)");

    public static readonly Text SignIns = new("我的登录", "Where I am signed in");
    public static readonly Text SignInsMean = new(
        "不认识的登录请立即退出，并修改密码；仍有疑问的告诉系统管理员。",
        "Sign out of what you do not know, and change the password; tell the administrator where a doubt remains.");

    public static readonly Text Since = new("登录时间", "Since");
    public static readonly Text Seen = new("最近使用", "Last used");
    public static readonly Text From = new("来自", "From");
    public static readonly Text Way = new("方式", "How");
    public static readonly Text ThisOne = new("本次登录", "this one");
    public static readonly Text Events = new("近 30 天与本账号有关的登录、密码和验证码", "Sign-ins, passwords and second factors of this account within 30 days");
    public static readonly Text At = new("时间", "When");
    public static readonly Text By = new("办理人", "By");

    private static readonly Dictionary<string, Text> EventNames = new(StringComparer.Ordinal)
    {
        ["sign-in"] = new("登录", "sign-in"),
        ["sign-out"] = new("退出", "sign-out"),
        ["sign-out.everywhere"] = new("在所有设备上退出", "sign-out everywhere"),
        ["sign-out.other"] = new("退出另一处登录", "sign-out of another place"),
        ["password.change"] = new("修改密码", "change of the password"),
        ["factor.on"] = new("启用动态验证码", "second factor turned on"),
        ["factor.off"] = new("取消动态验证码", "second factor removed"),
        ["approve.password"] = new("在命令行批准", "approval at a terminal"),
        ["account.first"] = new("建立第一个账号", "first account"),
        ["account.add"] = new("新建账号", "new account"),
        ["account.change"] = new("修改账号", "change of the account"),
        ["account.password"] = new("重设密码", "new first password"),
        ["account.no-password"] = new("取消本机密码", "password taken away"),
        ["account.factor"] = new("由系统管理员取消动态验证码", "second factor removed by the administrator"),
        ["account.recover"] = new("在服务器上重设密码", "new first password at the machine"),
    };

    private static readonly Dictionary<string, Text> WayNames = new(StringComparer.Ordinal)
    {
        ["password"] = new("密码", "password"),
        ["ldap"] = new("单位目录", "directory"),
        ["oidc"] = new("单位统一认证", "sign-in service"),
        ["certificate"] = new("证书", "certificate"),
        ["gateway"] = new("网关", "gateway"),
        ["sample"] = new("样例", "sample"),
    };

    /// <summary>What became of an account; null for what is no matter of it.</summary>
    public static Text? EventOf(string what) => EventNames.GetValueOrDefault(what);

    /// <summary>A way to sign in.</summary>
    public static Text WayOf(string way) => WayNames.GetValueOrDefault(way, Text.Same(way));

    /// <summary>How many recovery codes are left.</summary>
    public static Text RecoveryLeft(int left) => new($"还有 {left} 个恢复码没有用过。", $"Recovery codes that are left: {left}.");

    /// <summary>The button of another way.</summary>
    public static Text SignInBy(string name) => new($"通过{name}登录", $"Sign in by {name}");

    /// <summary>The button of whom a certificate names.</summary>
    public static Text SignInAs(string staff) => new($"以 {staff} 登录（证书或网关已证明身份）", $"Sign in as {staff} (the certificate or the gateway vouches for it)");
}
