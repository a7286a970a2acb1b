namespace Inspections.Worker.Hosting.Scanning;

/// <summary>Why a file that was uploaded is not read.</summary>
internal static class ScanRefusals
{
    public static readonly RefusalKind Infected = new(
        "SCAN-001",
        "文件 {file} 里查出病毒：{found}；没有读取",
        "a virus was found in the file {file}: {found}; it was not read",
        "请清除后再提交，并告诉系统管理员这个文件从哪里来",
        "remove it before you send the file again, and tell the administrator where the file comes from");

    public static readonly RefusalKind NotScanned = new(
        "SCAN-002",
        "文件 {file} 没有查成病毒：{why}；没有读取",
        "the file {file} could not be looked through for viruses: {why}; it was not read",
        "请稍后再试；一直不行的，请系统管理员检查设置 Console:Scanner 和查毒程序",
        "try again later; if it stays so, let the administrator check the setting Console:Scanner and the scanner");
}
