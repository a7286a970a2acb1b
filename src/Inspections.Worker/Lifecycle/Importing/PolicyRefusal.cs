namespace Inspections.Worker.Lifecycle.Importing;

/// <summary>One reason why a policy cannot come into force.</summary>
internal sealed record PolicyRefusal(string Chinese, string English);
