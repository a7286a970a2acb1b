using Inspections.Worker.Lifecycle.Committing;
using Inspections.Worker.Lifecycle.Deadlines;
using Inspections.Worker.Lifecycle.Planning;
using Inspections.Worker.Lifecycle.Visiting;

namespace Inspections.Worker.Lifecycle;

/// <summary>The options of everything that a round goes through by itself.</summary>
internal sealed record RoundOptions(PlanningOptions Planning, CommitmentOptions Commitment, VisitOptions Visits, DeadlineOptions Deadlines);
