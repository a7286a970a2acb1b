using Inspections.Core.Refusals;

namespace Inspections.Core.Publication.Places;

/// <summary>Why a published folder, site or archive cannot be read: an error is no verdict.</summary>
internal static class PublicRefusals
{
    public static readonly RefusalKind FileUnreadable = new(
        "PUBLIC-001",
        "未能核验，没有结论。文件 {file} {why}",
        "not verified, there is no verdict. The file {file} {why}",
        "请让发布者重新公示该文件，或换一处公示目录再核验",
        "ask the publisher to publish it again, or verify at another place",
        RefusalNature.Unreadable);

    public static readonly RefusalKind SiteUnreadable = new(
        "PUBLIC-002",
        "未能核验，没有结论。{address}：{why}",
        "not verified, there is no verdict. {address}: {why}",
        "请稍后再试，或从镜像核验",
        "try again later, or verify at a mirror",
        RefusalNature.Unreadable);

    public static readonly RefusalKind ArchiveUnreadable = new(
        "PUBLIC-003",
        "未能核验，没有结论。{file}：{why}",
        "not verified, there is no verdict. {file}: {why}",
        "请重新取得归档文件",
        "get the archive again",
        RefusalNature.Unreadable);

    public static readonly RefusalKind Address = new(
        "PUBLIC-004",
        "网址 {address} 不可用",
        "the address {address} cannot be used",
        "应为公示目录的 http(s) 网址，不含用户名和“?”",
        "expected http(s) of the published folder, without user name and '?'",
        RefusalNature.Request);

    public static readonly RefusalKind NoFolder = new(
        "PUBLIC-005",
        "没有目录 {place}",
        "there is no folder {place}",
        "请核对路径",
        "check the path",
        RefusalNature.Request);
}
