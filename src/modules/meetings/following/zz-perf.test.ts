import { test } from 'vitest'
import { testDatabase } from '../../../../test/world/database.ts'
import { meetingWorld } from '../../../../test/world/meetings.ts'
import { commitments } from '../../commitments/commitments.module.ts'
import { countMine, listMine, listUnattended } from '../../desk/index.ts'
import { meetings } from '../meetings.module.ts'
import { registerRows, registerSummary } from './register.view.ts'
import { listCandidates } from './reminders.store.ts'

test('perf', async () => {
  const database = await testDatabase()
  const { db, pool, close } = database
  const client = await pool.connect()
  await client.query('set statement_timeout = 0')
  const world = await meetingWorld(db, [meetings, commitments])
  const clerk = await world.person('کارمند', { role: 'member', reachKind: 'organisation', reachId: world.bank })
  const national = await world.person('ستاد', { role: 'nationalViewer', reachKind: 'nation', reachId: null })
  const n = Number(process.env.N ?? 200000)
  const q = (text: string) => client.query(text)
  await q(`create temporary table prov as select i, 'IR-' || lpad(i::text,2,'0') as code from generate_series(0,30) i`)
  await q(`create table gen_org as select gen_random_uuid() id, i from generate_series(1,600) i`)
  await q(
    `insert into records(id,kind,title,audience,created_at) select id,'organisation','سازمان '||i,'public', now() from gen_org`,
  )
  await q(
    `create table gen_body as select gen_random_uuid() id, i, 'IR-'||lpad((i%31)::text,2,'0') prov from generate_series(1,620) i`,
  )
  await q(
    `insert into records(id,kind,title,province_id,body_id,audience,created_at) select id,'body','مرجع '||i,prov,id,'reach',now() from gen_body`,
  )
  await q(
    `insert into bodies(id,kind_code) select id, case when i%2=0 then 'steering_council' else 'board' end from gen_body`,
  )
  await q(
    `insert into body_rules select g.id, '2010-01-01', 'x', (select rules from body_rules limit 1) from gen_body g`,
  )
  await q(`create table gen as select gen_random_uuid() id, gen_random_uuid() notice, gen_random_uuid() tree, gen_random_uuid() version, gen_random_uuid() item, gen_random_uuid() claim, i,
     (random()*619)::int+1 as b, (random()*599)::int+1 as o, random() as luck, date '2017-02-04' - (random()*2000)::int as day from generate_series(1,${n}) i`)
  await q(`alter table gen add primary key (id)`)
  await q(
    `insert into records(id,kind,title,province_id,body_id,audience,created_at) select g.id,'resolution','مصوبه '||g.i,b.prov,b.id,'reach',g.day from gen g join gen_body b on b.i=g.b`,
  )
  await q(`insert into resolutions(id,body_id,number,text,category,decided_on,responsible_organisation_id,deadline,minuted_at,asks_for_work,completed_at,ended)
     select g.id,b.id,g.i,'متن مصوبه '||g.i,(array['bank','tax','energy','land','training'])[1+g.i%5],g.day,case when luck<0.97 then coalesce(case when g.i%300=0 then '${world.bank}'::uuid end, o.id) end, g.day+60, g.day, luck<0.99, g.day, case when luck<0.78 then 'done' when luck between 0.82 and 0.90 then 'notDone' end from gen g join gen_body b on b.i=g.b join gen_org o on o.i=g.o`)
  await q(
    `insert into records(id,kind,title,province_id,organisation_id,audience,created_at) select g.notice,'notification','مصوبه '||g.i,b.prov,r.responsible_organisation_id,'reach',g.day from gen g join gen_body b on b.i=g.b join resolutions r on r.id=g.id where luck<0.95`,
  )
  await q(
    `insert into resolution_notifications(id,resolution_id,notified_at,notified_on,organisation_id,deadline,objection_until,asked_role) select g.notice,g.id,g.day,g.day,r.responsible_organisation_id,r.deadline,g.day+15,'member' from gen g join resolutions r on r.id=g.id where luck<0.95`,
  )
  await q(`update resolutions set notification_id = g.notice from gen g where g.id=resolutions.id and luck<0.95`)
  await q(
    `insert into record_parties select g.id, null, r.responsible_organisation_id,'responsible' from gen g join resolutions r on r.id=g.id where luck<0.95`,
  )
  await q(
    `insert into trees(id,record_id,ladder,shape,opened_at) select tree,id,'{approve}','single',day from gen where luck<0.95`,
  )
  await q(`insert into versions(id,tree_id,n,drafted_at) select version,tree,1,day from gen where luck<0.95`)
  await q(`insert into items select item,tree,day from gen where luck<0.95`)
  await q(
    `insert into terms(version_id,item_id,position,title,weight,start,finish,measure,source,owner_organisation_id) select version,item,1,'متن',100,g.day,g.day+60,'percent','claimed', r.responsible_organisation_id from gen g join resolutions r on r.id=g.id where luck<0.95`,
  )
  await q(`update versions set frozen_at = g.day from gen g where g.version=versions.id`)
  await q(
    `insert into claims(id,item_id,as_of,value,result,made_at) select claim,item,day,100,'شد',day from gen where luck<0.80`,
  )
  await q(
    `insert into steps(id,claim_id,kind,made_at) select gen_random_uuid(),claim,'approve',day from gen where luck<0.78`,
  )
  await q(
    `insert into points(tree_id,item_id,line,from_day,percent,known_from) select tree,null,l,'0001-01-01',0,day from gen, unnest(array['claimed','approved','noted','verified','planned']) l where luck<0.95`,
  )
  await q(
    `insert into points(tree_id,item_id,line,from_day,percent,known_from) select tree,null,l,day,100,day from gen, unnest(array['claimed','approved']) l where luck<0.78`,
  )
  await q(
    `insert into resolution_endings(resolution_id,kind,cause,made_at) select id,'notDone','no_budget',day from gen where luck between 0.82 and 0.90`,
  )
  await q(
    `insert into resolution_reminders(id,resolution_id,notification_id,rule,whom,said,for_day,made_at) select gen_random_uuid(),id,notice,'escalate_secretary','secretary','{"fa":"x","en":"x"}',day+67,day from gen where luck between 0.80 and 0.94`,
  )
  for (const t of [
    'resolutions',
    'records',
    'resolution_notifications',
    'trees',
    'versions',
    'items',
    'terms',
    'claims',
    'steps',
    'points',
    'resolution_reminders',
    'resolution_endings',
    'record_parties',
    'bodies',
    'seats',
    'sittings',
  ])
    await q(`vacuum analyze ${t}`)
  client.release()
  const { writeFileSync, existsSync } = await import('node:fs')
  writeFileSync(
    '/tmp/perf.json',
    JSON.stringify({
      place: database.place,
      bank: world.bank,
      clerk,
      national,
      expert: world.expert,
      director: world.director,
    }),
  )
  while (!existsSync('/tmp/perf.stop')) await new Promise((go) => setTimeout(go, 2000))
  await close()
}, 3_600_000)
