namespace Inspections.Worker.Lifecycle.Committing;

/// <summary>Why a source is not promised, or a setting of the commitment is not used.</summary>
internal static class CommitmentRefusals
{
    public static readonly RefusalKind Witness = new(
        "SOURCE-001",
        "设置 Witnesses 里的见证机构 '{name}' 不可用：{said}",
        "setting Witnesses: the witness '{name}' cannot be used: {said}",
        "请改正名称或公钥",
        "correct name or key",
        RefusalNature.Request);
}
