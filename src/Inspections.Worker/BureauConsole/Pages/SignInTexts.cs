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

    public static readonly Text Begin = new("启用动态验证码", "Begin with a second factor");
    public static readonly Text Scan = new("用手机上的验证器应用扫这个图，或手工输入下面的密钥；再填它显示的 6 位数字。", "Read this picture with an authenticator on your telephone, or type the key below into it; then give the six digits that it shows.");
    public static readonly Text Picture = new("二维码，内容是下面的密钥", "QR code of the key below");
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

    /// <summary>How many recovery codes are left.</summary>
    public static Text RecoveryLeft(int left) => new($"还有 {left} 个恢复码没有用过。", $"Recovery codes that are left: {left}.");

    /// <summary>The button of another way.</summary>
    public static Text SignInBy(string name) => new($"通过{name}登录", $"Sign in by {name}");

    /// <summary>The button of whom a certificate names.</summary>
    public static Text SignInAs(string staff) => new($"以 {staff} 登录（证书或网关已证明身份）", $"Sign in as {staff} (the certificate or the gateway vouches for it)");
}
