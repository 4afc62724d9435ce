/** Screens of the directory: the registers, the page of a unit, an organisation and a person, the import. */
export { DirectoryPage } from './directory-page.tsx'
export { RecordField } from './fields.tsx'
export { OrganisationPage } from './organisation-page.tsx'
export { PersonPage } from './person-page.tsx'
export { UnitImportPage } from './unit-import-page.tsx'
export { UnitPage } from './unit-page.tsx'
