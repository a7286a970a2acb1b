namespace Inspections.Worker.Lifecycle.Disclosing;

/// <summary>Why a list is not disclosed.</summary>
internal static class DisclosureRefusals
{
    public static readonly RefusalKind NotDrawn = new(
        "DISCLOSE-001",
        "{draw} 尚未抽取（{state}），没有可公开的名单",
        "{draw} is {state}: there is no list to disclose",
        "请在抽取之后公开",
        "disclose it after the draw");
}
