using Inspections.Core.Directories;
using Inspections.Core.Policy;
using Inspections.Worker.Files;
using Inspections.Worker.Stores;

namespace Inspections.Worker.Lifecycle.Reviewing;

/// <summary>What a bureau may set about the pre-release review (保密审查); its steps are the policy's.</summary>
internal sealed class ReviewOptions
{
    /// <summary>What a reviewer signs, as the review form (保密审查表) has it.</summary>
    public const string DefaultWording = "经审查，拟公开内容不涉及国家秘密、工作秘密、商业秘密和个人隐私，同意公开。";

    private static readonly string[] UsualNames = ["处室负责人", "分管领导", "保密领导小组"];

    /// <summary>What the bureau calls the steps that its policy names, by the step; the usual three have names.</summary>
    public IReadOnlyDictionary<string, string> ReviewStepNames { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What a reviewer signs, word for word; the bureau's usual sentence unless set.</summary>
    public string? ReviewWording { get; set; }

    /// <summary>What is signed today.</summary>
    public string Wording => ReviewWording ?? DefaultWording;

    /// <summary>A step with what the bureau calls it; one without a name is called as the policy has it.</summary>
    public ReviewStep Named(Label step)
    {
        int usual = PolicyDocument.UsualReview.ToList().IndexOf(step);
        return new ReviewStep(step, ReviewStepNames.TryGetValue($"{step}", out string? name) ? name : usual >= 0 ? UsualNames[usual] : $"{step}");
    }

    /// <summary>Names the setting that cannot be used.</summary>
    /// <exception cref="UserErrorException">A step cannot be one, or its name is empty.</exception>
    public void Validate()
    {
        foreach ((string step, string name) in ReviewStepNames)
        {
            SettingCheck.Require(
                Label.IsValid(step) && !string.IsNullOrWhiteSpace(name), nameof(ReviewStepNames), $"{step}: {name}", "division-head: 处室负责人");
        }
    }
}
