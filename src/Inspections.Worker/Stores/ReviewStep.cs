using Inspections.Core.Directories;

namespace Inspections.Worker.Stores;

/// <summary>One step of the pre-release review (保密审查) of a submission.</summary>
/// <param name="Step">The step in the policy and in the ledger, and the role that a person needs to decide it.</param>
/// <param name="Name">What the bureau calls it.</param>
internal sealed record ReviewStep(Label Step, string Name);
