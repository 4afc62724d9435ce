/** Provinces and counties by every spelling of their names, for reading tables that people typed. */
export interface PlaceNames {
  /** Key of a name → province code. */
  provinceOf: ReadonlyMap<string, string>
  /** `province code/key of a name` → county id. */
  countyOf: ReadonlyMap<string, string>
  provinceName: ReadonlyMap<string, string>
  countyName: ReadonlyMap<string, string>
  /** Folds a name as typed into its key. */
  key: (text: string) => string
}
