namespace Inspections.Worker.Hosting;

/// <summary>Why a data folder is not opened.</summary>
internal static class DataRefusals
{
    public static readonly RefusalKind NoDatabase = new(
        "DATA-001",
        "目录 {folder} 里没有数据库",
        "there is no database in {folder}",
        "先导入企业名录，或运行样例机关；数据在别处的，请指明那个目录",
        "import a firm directory first, or run the sample bureau; if the data are elsewhere, name that folder",
        RefusalNature.Request);

    public static readonly RefusalKind NoSigningKey = new(
        "DATA-002",
        "签名密钥不在 {where}",
        "the signing key in force is not in {where}",
        "请放回该密钥",
        "put it back");

    public static readonly RefusalKind Moved = new(
        "DATA-003",
        "本单位的数据库已搬到服务器（原文件 {file}）",
        "the bureau's database was moved to a server (it was {file})",
        "请在设置 Database 或环境变量 INSPECTIONS_DATABASE 里写明那个服务器",
        "name that server in the setting Database or the variable INSPECTIONS_DATABASE",
        RefusalNature.Request);
}
