using Inspections.Core.Directory;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Reviewing;

/// <summary>What a bureau may set about the pre-release review (保密审查).</summary>
internal sealed class ReviewOptions
{
    /// <summary>What a reviewer signs, as the review form (保密审查表) has it.</summary>
    public const string DefaultWording = "经审查，拟公开内容不涉及国家秘密、工作秘密、商业秘密和个人隐私，同意公开。";

    /// <summary>The steps of the pre-release review, in order; division head, deputy director and secrecy group unless set.</summary>
    public IReadOnlyList<ReviewStep> ReviewSteps { get; set; } = [];

    /// <summary>What a reviewer signs, word for word; the bureau's usual sentence unless set.</summary>
    public string? ReviewWording { get; set; }

    /// <summary>The steps of what is entered today.</summary>
    public IReadOnlyList<ReviewStep> Steps => ReviewSteps.Count > 0 ? ReviewSteps : ReviewStep.Default;

    /// <summary>What is signed today.</summary>
    public string Wording => ReviewWording ?? DefaultWording;

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">A step has no usable name, or stands twice.</exception>
    public void Validate()
    {
        foreach (ReviewStep step in ReviewSteps)
        {
            SettingCheck.Require(
                Label.IsValid(step.Step) && ReviewSteps.Count(s => s.Step == step.Step) == 1,
                nameof(ReviewSteps), step.Step, "division-head, deputy-director, …，每步一次 each once");
        }
    }
}
