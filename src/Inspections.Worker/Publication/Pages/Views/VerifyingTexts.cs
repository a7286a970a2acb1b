namespace Inspections.Worker.Publication.Pages.Views;

/// <summary>What a page that verifies says by itself, before its scripts say anything, and the audit page.</summary>
internal static class VerifyingTexts
{
    public static readonly Text Chooser = new(
        "本页从磁盘打开，浏览器不能自行读取旁边的文件。请选择下载的公示文件夹，文件不会上传。",
        "This page was opened from a disk, and a browser does not read the files beside it by itself. Choose the published folder; nothing is uploaded.");

    public static readonly Text Folder = new("公示文件夹", "Published folder");
    public static readonly Text Unverified = new("没有核验", "Nothing was verified");
    public static readonly Text NoVerdict = new("本页什么都没有核验，既不是有效，也不是无效。", "This page verified nothing: that is neither valid nor invalid. ");

    public static readonly Text Otherwise = new(
        "不用本页也可以核验：下载{0}，解压后在任何装有 Python 3 的电脑上运行 {1}；或者运行 {2}；或者换用较新的浏览器（Chrome 78 或以后）。",
        "To verify without it: fetch the {0}, unpack it and run {1} wherever there is Python 3, or run {2}, or open this page in a newer browser, Chrome 78 or later.");

    public static readonly Text ScriptByHand = new("手工核验脚本", "script by hand");
    public static readonly Text SiteOrFolder = new("网址或下载的公示文件夹", "ADDRESS-OR-FOLDER");
    public static readonly Text FolderArgument = new("公示文件夹", "FOLDER");

    public static readonly Text WithoutBrowser = new(
        "也可以完全不用浏览器核验：{0}，只需 Python 3（其中每个文件也{1}）。", "Or verify without any browser: {0} needs Python 3 alone ({1}).");

    public static readonly Text DownloadScript = new("下载手工核验脚本", "the script by hand");
    public static readonly Text EachFile = new("单独公布", "each of its files is here too");
    public static readonly Text KnownKey = new("用从别处得知的公钥核验", "Verify against a key that you know from elsewhere");

    public static readonly Text KnownKeyWhy = new(
        "谁能换掉整个公示文件夹，也就能换掉里面的公钥。请填入从盖章的公告、见证机构、报纸或以前下载的副本得知的本机关公钥（一行），不要从本网站抄。",
        "Whoever can replace this folder can replace its key: give the bureau's verifier key, one line, as a sealed notice, a witness, a newspaper or an older copy has it, and not as this site has it.");

    public static readonly Text Key = new("本机关公钥", "Verifier key of the bureau");
    public static readonly Text Verify = new("核验", "Verify");
    public static readonly Text NoScript = new("本页用 JavaScript 核验，浏览器没有运行它。", "This page verifies by JavaScript, which is not running here.");
    public static readonly Text AtWork = new("正在核验……", "Verifying…");
    public static readonly Text Progress = new("核验进度", "Progress");
    public static readonly Text Notices = new("提示（不是未通过，但值得知道，重要的在前）", "Notices: not failures, but worth knowing, the most serious first");

    public static readonly Text AuditTitle = new("全年核验", "Audit of every draw and year");

    public static readonly Text Audit = new(
        "本页下载公示文件夹的全部内容，重做每一次抽取，并核验每个行业的全年：排除标记能否由账本重算、覆盖率是否达到下限、批次是否足够、每家被抽企业是否有结果、全部签名检查点是否正确。",
        "This page fetches the whole published folder, repeats every draw, and checks each sector's year: exclusions recomputed from the ledger, coverage against the floor, rounds, a result for every drawn firm, and every signed checkpoint.");

    public static readonly Text AuditNotShown = new(
        "核验不能发现什么，见每次抽取的页面末尾。", "What no verification shows stands at the end of every draw's page.");
}
