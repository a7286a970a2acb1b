namespace Inspections.Worker.Files.Lists;

/// <summary>Why a list is not read.</summary>
internal static class ListRefusals
{
    public static readonly RefusalKind HeaderPair = new(
        "LIST-001",
        "列的对照 {text} 不可用",
        "the pair of columns {text} cannot be used",
        "应写成 名称=文件里的表头，名称为以下之一：{names}",
        "write NAME=HEADER IN THE FILE, NAME one of: {names}",
        RefusalNature.Request);
}
