Console.WriteLine("inspections");
