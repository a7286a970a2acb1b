namespace Inspections.Worker.Delivery;

/// <summary>Why a destination is not used.</summary>
internal static class DeliveryRefusals
{
    public static readonly RefusalKind FoldersNest = new(
        "DELIVERY-001",
        "设置 Destinations:{name}:Folder：{folder} 与公示目录 {published} 互相包含",
        "setting Destinations:{name}:Folder: {folder} and the public folder {published} contain each other",
        "请另选目录",
        "name another folder",
        RefusalNature.Request);
}
