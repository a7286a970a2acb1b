using Inspections.Core.Directory;

namespace Inspections.Worker.Stores;

/// <summary>One step of the pre-release review (保密审查), as the settings name it.</summary>
internal sealed class ReviewStep
{
    /// <summary>The step in the ledger, and the role a person needs to decide it.</summary>
    public string Step { get; set; } = "";

    /// <summary>What the bureau calls it.</summary>
    public string Name { get; set; } = "";

    public Label Label => Label.Parse(Step);

    /// <summary>Division head, deputy director, secrecy group (处室负责人 → 分管领导 → 保密领导小组).</summary>
    public static IReadOnlyList<ReviewStep> Default { get; } =
    [
        new() { Step = "division-head", Name = "处室负责人" },
        new() { Step = "deputy-director", Name = "分管领导" },
        new() { Step = "secrecy-group", Name = "保密领导小组" },
    ];
}
