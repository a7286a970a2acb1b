namespace Inspections.Worker.Lifecycle.Policies;

/// <summary>One reason why a policy cannot come into force.</summary>
internal sealed record PolicyRefusal(string Chinese, string English);
