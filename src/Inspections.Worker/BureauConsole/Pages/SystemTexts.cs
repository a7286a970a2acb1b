namespace Inspections.Worker.BureauConsole.Pages;

/// <summary>What the pages of the machine and of the keys say.</summary>
internal static class SystemTexts
{
    public static readonly Text System = new("系统", "System");
    public static readonly Text Settings = new("设置", "Settings");
    public static readonly Text Keys = new("密钥", "Keys");
    public static readonly Text WaitsForRestart = new("设置已改，重新启动以后生效", "Settings were changed; they hold after a restart");
    public static readonly Text Destinations = new("送达", "Destinations");
    public static readonly Text NoDestinations = new("没有设置送达方", "No destination is set");
    public static readonly Text Missing = new("待送", "Missing");
    public static readonly Text SetAside = new("搁置", "Set aside");
    public static readonly Text Again = new("下次发送", "Again after");
    public static readonly Text Retry = new("重新发送", "Send again");
    public static readonly Text Alerts = new("提醒", "Alerts");
    public static readonly Text NoAlerts = new("没有设置邮件或网址，期限和异常不会发给任何人", "No mail and no webhook is set: nobody is told of deadlines or of what is wrong");
    public static readonly Text TryAlerts = new("发送测试信息", "Send a trial");
    public static readonly Text Trial = new("测试信息", "A trial of the alerts");
    public static readonly Text Arrived = new("已收到", "arrived");
    public static readonly Text NotArrived = new("未送达", "did not arrive");
    public static readonly Text Answer = new("对方的回答", "What was answered");
    public static readonly Text Backups = new("备份", "Backups");
    public static readonly Text NoBackups = new("还没有备份", "There is no backup yet");
    public static readonly Text LastGood = new("最近一份完好的备份", "The last that was found whole");
    public static readonly Text MakeBackup = new("现在备份", "Make a backup now");
    public static readonly Text BackupMeans = new("备份以后立即解开核对，完好才算数；不含私钥。请定期下载，另存到别的机器。", "Every backup is unpacked and checked at once; no private key is in it. Download it and keep it on another machine.");
    public static readonly Text BackupSecret = new("备份含本机关的全部数据，包括未公示的结果；下载须再输入密码，并记入日志。", "A backup has everything, results that are not public yet too: downloading takes the password again and is in the log.");
    public static readonly Text OnServer = new("数据库在服务器上：请用服务器自己的备份。", "The database is on a server: use the server's own backups.");
    public static readonly Text DownloadBackup = new("下载", "Download");
    public static readonly Text Whole = new("完好", "whole");
    public static readonly Text WorkingDays = new("工作日", "Working days");
    public static readonly Text CalendarFrom = new("节假日和调休的数据", "Holidays and make-up days from");
    public static readonly Text Known = new("已知", "known");
    public static readonly Text Unknown = new("未知：国务院公布以后导入，然后重新启动", "not known: once it is announced, import it, then restart");
    public static readonly Text KnownNext = new("已导入，重新启动以后生效", "taken: known after a restart");
    public static readonly Text DaysFile = new("放假和调休安排的文件（JSON；holiday-cn、chinese-days 的文件可直接用）", "File of holidays and make-up days (JSON; those of holiday-cn and chinese-days as they are)");
    public static readonly Text DaysOfEach = new("几个工作进程共用数据库时，每台机器各导入一次。", "Where several workers share the database, import it on each machine.");
    public static readonly Text TakeDays = new("导入节假日", "Take these days");
    public static readonly Text Provisional = new("日期暂定的批次", "Rounds whose days are provisional");

    public static readonly Text SettingsMean = new(
        "所有设置都在启动时读取，改动在重新启动以后生效；保存以前按启动时的规则检查整个文件，不可用的不保存。密码、令牌等不显示。环境变量优先于文件。相对路径从数据目录算起。",
        "All settings are read at the start, and a change holds after a restart. The whole file is checked as a start does before a change is kept. Secrets are not shown. The environment stands before the file. Relative paths are taken from the data folder.");

    public static readonly Text SettingName = new("设置", "Setting");
    public static readonly Text InFile = new("文件里的值", "In the file");
    public static readonly Text Meaning = new("含义", "Meaning");
    public static readonly Text FromEnvironment = new("环境变量里另有值，以它为准", "the environment says something else, which holds");

    public static readonly Text ValueMeans = new(
        "新的值：文字，或 JSON；留空则从文件里去掉。“••••••”代表不显示的秘密，原样留着就不变。文件里的注释不保留。",
        "The new value: a text or JSON; empty takes it out of the file. “••••••” stands for a secret that is not shown: left as it is, the secret stays. Comments in the file are not kept.");

    public static readonly Text Check = new("检查", "Check");
    public static readonly Text CanBeKept = new("可以保存：整个文件都可用。", "It can be kept: the whole file can be used.");
    public static readonly Text Before = new("现在", "Now");
    public static readonly Text After = new("改为", "Becomes");
    public static readonly Text Keep = new("保存，重新启动以后生效", "Keep it; it holds after a restart");

    public static readonly Text InForce = new("现用", "in force");
    public static readonly Text Key = new("公钥", "Public half");
    public static readonly Text Since = new("自台账第几条", "Since entry");
    public static readonly Text Decision = new("决定 / 批准", "Decided / approved by");
    public static readonly Text KeyHere = new("签名私钥在本机", "The private half is on this machine");
    public static readonly Text KeyNotHere = new("签名私钥不在本机，不能签名", "The private half is not on this machine: nothing can be signed");
    public static readonly Text Recovery = new("恢复密钥", "Recovery key");
    public static readonly Text RecoveryHere = new("私钥仍在本机，请移入保险柜", "its private half is still on this machine: take it to the safe");
    public static readonly Text RecoveryAway = new("私钥不在本机", "its private half is not on this machine, as it should be");
    public static readonly Text Sealing = new("封存密钥", "Sealing key");
    public static readonly Text SealingHere = new("在本机；副本须与恢复密钥同放保险柜，不得与备份同放", "on this machine; keep a copy in the safe with the recovery key, never with the backups");
    public static readonly Text SealingAway = new("不在本机", "not on this machine");
    public static readonly Text Rotate = new("换用新的签名密钥", "Take a new signing key");

    public static readonly Text RotateMeans = new(
        "由处室负责人决定、分管领导批准，两人各用自己的账号。批准时生成新密钥，由旧密钥签认，记入台账并公示，程序立即改用；新公钥请再通过其他渠道公布。遗失密钥时由安装人员在命令行用恢复密钥换新。",
        "Decided by the head and approved by the leader, each under the own account. With the approval the new key is made, endorsed by the old one, entered into the ledger, published, and used at once; announce it by other ways too. A lost key is replaced on the command line with the recovery key.");

    public static readonly Text NotPossible = new(
        "几个工作进程共用数据库，或私钥来自环境变量：请停下所有工作进程，在命令行换密钥。", "Several workers share the database, or the private key comes from the environment: stop every worker and change the key on the command line.");

    public static readonly Text DecideRotation = new("决定换用新密钥", "Decide it");
    public static readonly Text ApproveRotation = new("批准，立即换用", "Approve it; it is taken at once");
    public static readonly Text DropRotation = new("不换了", "Drop it");

    // As a delivery notes them down.
    private static readonly Dictionary<string, Text> Faults = new(StringComparer.Ordinal)
    {
        [$"{HttpRequestError.NameResolutionError}"] = new("找不到这个域名", "no such name"),
        [$"{HttpRequestError.ConnectionError}"] = new("连接不上", "no connection"),
        [$"{HttpRequestError.SecureConnectionError}"] = new("加密连接失败，请核对证书", "no encrypted connection: look at the certificate"),
        [$"{HttpRequestError.ResponseEnded}"] = new("对方中途断开", "the answer broke off"),
        ["no answer in time"] = new("限时内没有回答", "waited in vain"),
    };

    /// <summary>Who has decided a rotation.</summary>
    public static Text DecidedBy(string who, string at) => new($"{who} 于 {at} 决定，待分管领导批准", $"decided by {who} at {at}; waits for the leader");

    /// <summary>That a destination fails.</summary>
    public static Text Failed(long times, string response) => new(FormattableString.Invariant($"连续失败 {times} 次：{AnswerOf(response).Zh}"), FormattableString.Invariant($"failed {times} times: {response}"));

    /// <summary>What was answered, or what stood in the way, in words where there are any.</summary>
    public static Text AnswerOf(string response) => Faults.GetValueOrDefault(response) is { } words ? new($"{words.Zh}（{response}）", $"{words.En} ({response})") : Text.Same(response);

    /// <summary>A size that people read.</summary>
    public static string Size(long bytes) => FormattableString.Invariant($"{decimal.Divide(bytes, 1024 * 1024):0.0} MB");

    /// <summary>What stands for a value that is not written.</summary>
    public static Text Default(string usual) => usual.Length == 0 ? new("（未写）", "(not written)") : new($"（未写，默认为 {usual}）", $"(not written: {usual})");
}
